import Synchronization
import WorkflowEngine

/// A store for a sequence of engines, and the observed transactions of the last one.
final class CrashSite: Sendable {
  /// The site of the engine that is being opened.
  @TaskLocal private static var current: CrashSite?

  private struct State {
    var store: (any CrashStore)?
    var life = 0
    var isUp = false
    var appended: [[EngineRecord]] = []
    /// 1 if the first transaction holds the records that existed at the engine's opening, otherwise
    /// 0.
    var inherited = 0
    var acknowledged = 0

    func isUp(_ life: Int) -> Bool { isUp && self.life == life }
  }

  private let state = Mutex(State())

  /// Opens an engine on the store.
  ///
  /// - Parameter configuration: The configuration, whose journal is ``journal(on:)``.
  /// - Returns: The engine, and its number among the site's engines, from 1.
  /// - Throws: Errors of the engine.
  func open(_ configuration: EngineConfiguration) throws -> (WorkflowEngine, life: Int) {
    var configuration = configuration
    let make = configuration.makeJournal
    let life = state.withLock {
      $0.life += 1
      return $0.life
    }
    // Wrap the journal outside of a defect's wrapper, because this is the view of the ledger.
    configuration.makeJournal = { WatchedJournal(try make(), at: self, life: life) }
    let engine = try Self.$current.withValue(self) { try WorkflowEngine(configuration) }
    let records = try engine.records()
    state.withLock {
      $0.isUp = true
      $0.appended = records.isEmpty ? [] : [records]
      $0.inherited = $0.appended.count
      $0.acknowledged = records.last?.sequence ?? 0
    }
    return (engine, life)
  }

  /// Opens an engine on the store again.
  ///
  /// - Parameters:
  ///   - configuration: The configuration, as for ``open(_:)``.
  ///   - crash: The known facts about the engine before.
  /// - Returns: The engine, its number, and its content compared with that before the crash.
  /// - Throws: Errors of the engine.
  func reopen(
    _ configuration: EngineConfiguration,
    after crash: Crash
  ) async throws -> (WorkflowEngine, life: Int, Reopening) {
    let (engine, life) = try open(configuration)
    let state = await engine.read { $0 }
    let reopening = Reopening(
      crash: crash,
      records: try engine.records(),
      state: state,
      time: engine.now()
    )
    return (engine, life, reopening)
  }

  /// Opens a journal on the store of the current site.
  ///
  /// - Parameter makeStore: Makes the store at the first call.
  /// - Returns: The journal.
  /// - Throws: Errors of the store.
  static func journal(
    on makeStore: () throws -> any CrashStore
  ) throws -> any Journal<EngineModel> {
    guard let current else { preconditionFailure("the engine is opened by a crash site") }
    let store = try current.state.withLock { state in
      let store = try state.store ?? makeStore()
      state.store = store
      return store
    }
    return try store.open()
  }

  /// Crashes the open engine.
  ///
  /// - Parameter draw: Chooses how many unsynced writes survive.
  /// - Returns: The known facts about the engine.
  func crash(keeping draw: (ClosedRange<Int>) -> Int) -> Crash {
    // In one step, so that a later append also finds the store stopped.
    state.withLock { state in
      state.isUp = false
      return Crash(
        point: state.store?.crash(keeping: draw),
        appended: state.appended,
        acknowledged: state.acknowledged
      )
    }
  }

  /// Whether an engine has not crashed yet.
  func isUp(_ life: Int) -> Bool { state.withLock { $0.isUp(life) } }

  /// Runs a body unless the engine has crashed; returns whether it ran.
  func whileUp(_ life: Int, _ body: () -> Void) -> Bool {
    state.withLock {
      guard $0.isUp(life) else { return false }
      body()
      return true
    }
  }

  /// The number of the last event that the last opened engine has appended, or found at its opening.
  var lastAppended: Int { state.withLock { $0.appended.last?.last?.sequence ?? 0 } }

  /// The records that the last opened engine has appended, or found at its opening, after a number.
  func records(after sequence: Int) -> [EngineRecord] {
    state.withLock { state in
      let later = state.appended.reversed().prefix { ($0.last?.sequence ?? 0) > sequence }
      return later.reversed().joined().filter { $0.sequence > sequence }
    }
  }

  /// The last number that was acknowledged as durable, or found at the opening.
  var lastAcknowledged: Int { state.withLock { $0.acknowledged } }

  /// The database of the journals, if they have one.
  var database: SQLiteJournal? { state.withLock { $0.store as? ScratchDatabase }?.journal }

  /// The number of transactions that the last opened engine has appended.
  var transactions: Int { state.withLock { $0.appended.count - $0.inherited } }

  /// Records an append while it happens; after a crash it does nothing.
  func append(_ records: [EngineRecord], in life: Int, _ body: () -> Void) {
    state.withLock {
      guard $0.isUp(life) else { return }
      $0.appended.append(records)
      body()
    }
  }

  /// Records that a number was acknowledged as durable.
  func acknowledged(through sequence: Int, in life: Int) {
    state.withLock {
      if $0.isUp(life) { $0.acknowledged = max($0.acknowledged, sequence) }
    }
  }
}
