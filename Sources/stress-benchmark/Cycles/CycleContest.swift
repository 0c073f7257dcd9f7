import StressKit

/// Both sides on boards of one size, and what they have done so far.
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
  /// - Parameter tasks: How many tasks a board holds.
  /// - Throws: When they cannot be prepared.
  init(tasks: Int) async throws {
    let shape = BoardShape(tasks: tasks, isPaired: false)
    self.tasks = tasks
    engineTemplate = try await EngineBoard.template(shape)
    sqliteTemplate = SQLiteBoard.template(shape)
  }

  /// Plays a round.
  ///
  /// - Parameters:
  ///   - engineFirst: Who begins; it alternates.
  ///   - time: How long each side runs at least.
  ///   - sample: How many single cycles are timed at most.
  /// - Throws: What a board throws.
  mutating func play(engineFirst: Bool, for time: Duration, sample: Int) async throws {
    if engineFirst { try await playEngine(time, sample) }
    try await playSQLite(time, sample)
    if !engineFirst { try await playEngine(time, sample) }
  }

  /// What the rounds came to.
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
