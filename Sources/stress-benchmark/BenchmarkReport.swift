import StressKit

/// All figures of one run.
struct BenchmarkReport: Codable {
  enum CodingKeys: String, CodingKey {
    case schema, version, build, toolchain, architecture, rounds, memory, comparisons
    case timePerBug = "time_per_bug"
  }

  /// The form of the file; a change that breaks readers changes the number.
  var schema = "race-stress/benchmark/1"
  var version = BuildInfo.version
  var build = BuildInfo.build
  var toolchain = BuildInfo.toolchain
  var architecture = BuildInfo.architecture
  let rounds: Int
  let memory: PeakMemory
  let comparisons: [Comparison]
  let timePerBug: [TimePerBug]

  /// Measures everything, one after the other, on the calling thread.
  ///
  /// - Parameters:
  ///   - size: How much is measured.
  ///   - scenarios: Those that are compared too.
  /// - Throws: `ControlUnavailable` in a build that cannot be controlled; `WrongResult` from a program.
  init(_ size: BenchmarkSize, scenarios: [any Scenario.Type]) throws {
    rounds = size.rounds
    memory = try PeakMemory(Contest(ActorIncrements.self), size)
    var contests = [
      try Contest(ActorIncrements.self), try Contest(GetThenSet.self), try Contest(Yields.self),
      try Contest(RequestReply.self), try Contest(LockedIncrements.self),
      try Contest(LostUpdate.self), try Contest(LongLoop.self),
    ]
    for scenario in scenarios { contests.append(try Contest(scenario: scenario)) }
    comparisons = try contests.map { try Comparison($0, size) }
    let hunts = [
      try Hunt.program("lost-update", "an update is lost") { await LostUpdate.result() != 6 },
      .scenario(LostUpdateRace.self, .random), .scenario(LostUpdateRace.self, .portfolio),
      try Hunt.program("needle", "the number is seen while it is wrong") {
        let needle = Needle()
        await needle.race()
        return needle.wasSeen
      },
      .scenario(NeedleRace.self, .random), .scenario(NeedleRace.self, .portfolio),
    ]
    timePerBug = try hunts.map { try TimePerBug($0, size) }
  }

  /// The same as tables.
  var text: String {
    var rates = MarkdownTable([
      "program": .left, "executions/s": .right, "steps/s": .right, "steps/execution": .right,
      "bare: executions/s": .right, "steps/s ": .right, "ratio": .right,
    ])
    for row in comparisons {
      rates.add([
        row.name, "\(row.control.executionsPerSecond)", "\(row.control.stepsPerSecond)",
        "\(row.control.stepsPerExecution)", "\(row.bare.executionsPerSecond)",
        "\(row.bare.stepsPerSecond)", "\(row.ratio)",
      ])
    }
    var bugs = MarkdownTable([
      "time per bug": .left, "campaigns": .right, "executions, mean": .right, "median": .right,
      "microseconds, mean": .right, "median ": .right,
    ])
    for row in timePerBug {
      bugs.add([
        row.name, "\(row.campaigns)", "\(row.meanExecutions)", "\(row.medianExecutions)",
        "\(row.meanMicroseconds)", "\(row.medianMicroseconds)",
      ])
    }
    return """
      \(build) build, \(toolchain), \(architecture); medians of \(rounds)

      \(rates.text)
      \(bugs.text)
      memory: \(memory.peakKibibytes) KiB at most over \(memory.executions) executions of \
      \(memory.name), \(memory.growthKibibytes) KiB more than after the first hundredth of them

      """
  }
}
