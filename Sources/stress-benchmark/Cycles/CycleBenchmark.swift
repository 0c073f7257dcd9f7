import StressKit
internal import WorkflowEngine

/// Claim-to-complete cycles on boards of growing size, in memory, compared with the same cycles in
/// SQL.
struct CycleBenchmark: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case rows, library
    case engineGrowth = "engine_growth"
    case sqliteGrowth = "sqlite_growth"
  }

  static let name = "claim-to-complete"
  /// The number of single cycles that are timed in each round.
  private static let latencySample = 5_000

  /// The version of the SQLite library.
  let library: String
  let rows: [CycleRow]
  /// The cost of a cycle on the largest board relative to the second smallest: the median of the
  /// rounds' ratios.
  let engineGrowth: Hundredths
  let sqliteGrowth: Hundredths

  /// Runs both sides in turns, with boards of every size in every round.
  ///
  /// - Parameter size: The amount of work.
  /// - Throws: Errors of a board, and `WrongResult` if the two sides differ.
  init(_ size: BenchmarkSize) async throws {
    try await Self.expectAgreement()
    var contests: [CycleContest] = []
    for tasks in size.boards { contests.append(try await CycleContest(tasks: tasks)) }
    for round in 0..<size.rounds {
      for index in contests.indices {
        try await contests[index].play(
          engineFirst: round.isMultiple(of: 2),
          for: size.roundTime,
          sample: Self.latencySample
        )
      }
    }
    library = Connection.version
    rows = contests.map(\.row)
    engineGrowth = Self.growth(contests[1].engine, contests[contests.count - 1].engine)
    sqliteGrowth = Self.growth(contests[1].sqlite, contests[contests.count - 1].sqlite)
  }

  private static func growth(_ small: [CycleTurn], _ large: [CycleTurn]) -> Hundredths {
    let ratios = zip(small, large).map { $0.perSecond * 100 / max($1.perSecond, 1) }
    return Hundredths(Spread(ratios).median)
  }

  /// Completes a small board with dependencies on both sides, and checks that the facts agree.
  private static func expectAgreement() async throws {
    let shape = BoardShape(tasks: 12, isPaired: true)
    let engine = try EngineBoard(try await EngineBoard.template(shape))
    let sqlite = try SQLiteBoard(shape)
    for _ in 0..<shape.tasks {
      try await engine.cycle()
      try sqlite.cycle()
      let (actual, allowed) = (try sqlite.facts, try await engine.facts)
      guard actual == allowed else {
        throw WrongResult(program: SQLiteBoard.name, actual: "\(actual)", allowed: "\(allowed)")
      }
    }
  }
}
