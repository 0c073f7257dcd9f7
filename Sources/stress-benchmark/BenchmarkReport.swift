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
  /// Nil when one row is measured alone.
  let memory: PeakMemory?
  let comparisons: [Comparison]
  let timePerBug: [TimePerBug]

  /// Measures everything, one after the other, on the calling thread.
  ///
  /// - Parameters:
  ///   - size: How much is measured.
  ///   - name: The row to measure alone, or nil for all of them.
  ///   - scenarios: Those that are compared too.
  /// - Throws: `ControlUnavailable` in a build that cannot be controlled; `WrongResult` from a program;
  ///   `UsageError` when no row has the name.
  init(_ size: BenchmarkSize, only name: String?, scenarios: [any Scenario.Type]) throws {
    // Memory comes first: its peak is that of the process.
    let contests = try Self.contests(scenarios)
    let hunts = try Self.hunts()
    let names = contests.map { $0.name } + hunts.map { $0.name }
    if let name, !names.contains(name) {
      throw UsageError(
        "there is no row '\(name)'",
        hint: "the rows are \(names.joined(separator: ", "))"
      )
    }
    rounds = size.rounds
    memory = try name == nil ? PeakMemory(contests[0], size) : nil
    comparisons = try contests.filter { name == nil || $0.name == name }.map {
      try Comparison($0, size)
    }
    timePerBug = try hunts.filter { name == nil || $0.name == name }.map {
      try TimePerBug($0, size)
    }
  }

  private static func contests(_ scenarios: [any Scenario.Type]) throws -> [Contest] {
    try [
      Contest(ActorIncrements.self), Contest(GetThenSet.self), Contest(Yields.self),
      Contest(RequestReply.self), Contest(LockedIncrements.self), Contest(LostUpdate.self),
      Contest(LongLoop.self),
    ] + scenarios.map { try Contest(scenario: $0) }
  }

  private static func hunts() throws -> [Hunt] {
    [
      try Hunt.program("lost-update", "an update is lost") { await LostUpdate.result() != 6 },
      .scenario(LostUpdateRace.self, .random), .scenario(LostUpdateRace.self, .portfolio),
      try Hunt.program("needle", "the number is seen while it is wrong") {
        let needle = Needle()
        await needle.race()
        return needle.wasSeen
      },
      .scenario(NeedleRace.self, .random), .scenario(NeedleRace.self, .portfolio),
    ]
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
    let memoryText = memory.map {
      """
      memory: \($0.peakKibibytes) KiB at most over \($0.executions) executions of \($0.name), \
      \($0.growthKibibytes) KiB more than after the first hundredth of them

      """
    }
    return """
      \(build) build, \(toolchain), \(architecture); medians of \(rounds)

      \(rates.text)
      \(bugs.text)
      \(memoryText ?? "")
      """
  }
}
