import StressKit

/// Both sides on boards of one size, with their measurements so far.
struct CycleContest {
  let tasks: Int
  private(set) var engine: [CycleTurn] = []
  private(set) var sqlite: [CycleTurn] = []
  private var engineLatencies: [Int] = []
  private var sqliteLatencies: [Int] = []
  private let engineTemplate: EngineBoard.Template
  private let sqliteTemplate: SQLiteBoard.Template

  /// Prepares boards whose tasks are all ready.
  ///
  /// - Parameter tasks: The number of tasks per board.
  /// - Throws: An error if they cannot be prepared.
  init(tasks: Int) async throws {
    let shape = BoardShape(tasks: tasks, isPaired: false)
    self.tasks = tasks
    engineTemplate = try await EngineBoard.template(shape)
    sqliteTemplate = SQLiteBoard.template(shape)
  }

  /// Plays a round.
  ///
  /// - Parameters:
  ///   - engineFirst: Whether the engine has the first turn; it alternates.
  ///   - time: The minimum time of each side.
  ///   - sample: The maximum number of single cycles to time.
  /// - Throws: Errors of a board.
  mutating func play(engineFirst: Bool, for time: Duration, sample: Int) async throws {
    if engineFirst { try await playEngine(time, sample) }
    try await playSQLite(time, sample)
    if !engineFirst { try await playEngine(time, sample) }
  }

  /// The result of all rounds.
  var row: CycleRow {
    let ratios = zip(engine, sqlite).map { $0.perSecond * 100 / max($1.perSecond, 1) }
    return CycleRow(
      tasks: tasks,
      engine: CycleSide(engine, engineLatencies),
      sqlite: CycleSide(sqlite, sqliteLatencies),
      ratio: Hundredths(Spread(ratios).median)
    )
  }

  private mutating func playEngine(_ time: Duration, _ sample: Int) async throws {
    engine.append(
      try await CycleTurn.measure(EngineBoard.self, engineTemplate, tasks: tasks, for: time)
    )
    engineLatencies += try await CycleTurn.latencies(
      EngineBoard.self,
      engineTemplate,
      min(sample, tasks / 2)
    )
  }

  private mutating func playSQLite(_ time: Duration, _ sample: Int) async throws {
    sqlite.append(
      try await CycleTurn.measure(SQLiteBoard.self, sqliteTemplate, tasks: tasks, for: time)
    )
    sqliteLatencies += try await CycleTurn.latencies(
      SQLiteBoard.self,
      sqliteTemplate,
      min(sample, tasks / 2)
    )
  }
}
