import StressKit

/// All figures of one run.
struct BenchmarkReport: Codable {
  enum CodingKeys: String, CodingKey {
    case schema, version, build, toolchain, architecture, rounds, memory, comparisons, ledger
    case journal
    case durableCycles = "durable_cycles"
    case timePerBug = "time_per_bug"
    case claimToComplete = "claim_to_complete"
  }

  /// The version of the file format; an incompatible change increases the number.
  var schema = "race-stress/benchmark/1"
  var version = BuildInfo.version
  var build = BuildInfo.build
  var toolchain = BuildInfo.toolchain
  var architecture = BuildInfo.architecture
  let rounds: Int
  /// `nil` if a single row is measured.
  let memory: PeakMemory?
  let comparisons: [Comparison]
  let timePerBug: [TimePerBug]
  /// `nil` if another single row is measured.
  let ledger: LedgerBenchmark?
  /// `nil` if another single row is measured.
  let claimToComplete: CycleBenchmark?
  /// `nil` if another single row is measured.
  let durableCycles: DurableBenchmark?
  /// `nil` if another single row is measured.
  let journal: JournalBenchmark?

  /// Measures everything in sequence: control on the calling thread, the engine on a thread of the
  /// runtime, as in production.
  ///
  /// - Parameters:
  ///   - size: The amount of work.
  ///   - name: The single row to measure, or `nil` for all rows.
  ///   - scenarios: The scenarios to measure too.
  /// - Throws: `ControlUnavailable` if this build cannot be controlled; `WrongResult` from a
  ///   program; `UsageError` if no row has the name.
  init(_ size: BenchmarkSize, only name: String?, scenarios: [any Scenario.Type]) throws {
    // Memory comes first, because the peak is that of the process.
    let contests = try Self.contests(scenarios)
    let hunts = try Self.hunts()
    let names =
      contests.map { $0.name } + hunts.map { $0.name } + [
        LedgerBenchmark.name, CycleBenchmark.name, DurableBenchmark.name, JournalBenchmark.name,
        SearchBenchmark.name,
      ]
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
    let isWanted = { $0 == name ?? $0 }
    ledger =
      isWanted(LedgerBenchmark.name)
      ? try PoolRun.wait { try await LedgerBenchmark(size) } : nil
    claimToComplete =
      isWanted(CycleBenchmark.name)
      ? try PoolRun.wait { try await CycleBenchmark(size) } : nil
    durableCycles = isWanted(DurableBenchmark.name) ? try Self.durableCycles(size) : nil
    // Both rows use the same journal.
    journal =
      isWanted(JournalBenchmark.name) || isWanted(SearchBenchmark.name)
      ? try JournalBenchmark(size) : nil
  }

  private static func durableCycles(_ size: BenchmarkSize) throws -> DurableBenchmark {
    let folder = try WorkFolder()
    return try BenchmarkPart(
      name: .durableCycles,
      folder: folder.path,
      events: 0,
      isQuick: size.isQuick
    ).measured()
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
}
