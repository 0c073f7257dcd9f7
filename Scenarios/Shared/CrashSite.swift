import Synchronization
import WorkflowEngine

/// A store that engines are opened on one after the other, and what the last of them was heard to say.
final class CrashSite: Sendable {
  /// The site that an engine's journal is made for.
  @TaskLocal private static var current: CrashSite?

  private struct State {
    var store: (any CrashStore)?
    var life = 0
    var isUp = false
    var appended: [[EngineRecord]] = []
    /// Whether the first of them is what was there when the engine was opened.
    var inherited = 0
    var acknowledged = 0

    func isUp(_ life: Int) -> Bool { isUp && self.life == life }
  }

  private let state = Mutex(State())

  /// Opens an engine on what the store holds.
  ///
  /// - Parameter configuration: Makes its journal by ``journal(on:)``.
  /// - Returns: The engine, and which of the site's it is, from 1.
  /// - Throws: What the engine throws.
  func open(_ configuration: EngineConfiguration) throws -> (WorkflowEngine, life: Int) {
    var configuration = configuration
    let make = configuration.makeJournal
    let life = state.withLock {
      $0.life += 1
      return $0.life
    }
    // Outside of whatever a defect puts around the journal: this is what the ledger hears.
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

  /// Opens a journal on the store of the site that an engine is opened for.
  ///
  /// - Parameter makeStore: Makes the store, the first time.
  /// - Returns: The journal.
  /// - Throws: What the store throws.
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

  /// Stops the engine that is open, whatever it is about.
  ///
  /// - Parameter draw: Chooses how much stays of what was written and not yet made durable.
  /// - Returns: What was heard of it.
  func crash(keeping draw: (ClosedRange<Int>) -> Int) -> Crash {
    // In one step: what is appended after it must find the store stopped, too.
    state.withLock { state in
      state.isUp = false
      return Crash(
        point: state.store?.crash(keeping: draw),
        appended: state.appended,
        acknowledged: state.acknowledged
      )
    }
  }

  /// Whether an engine has not been stopped.
  func isUp(_ life: Int) -> Bool { state.withLock { $0.isUp(life) } }

  /// Does something unless the engine has been stopped; whether it was done.
  func whileUp(_ life: Int, _ body: () -> Void) -> Bool {
    state.withLock {
      guard $0.isUp(life) else { return false }
      body()
      return true
    }
  }

  /// How many transactions the engine has appended that was opened last.
  var transactions: Int { state.withLock { $0.appended.count - $0.inherited } }

  /// Notes what an engine appends, while it does so: what is appended after a crash is nowhere.
  func append(_ records: [EngineRecord], in life: Int, _ body: () -> Void) {
    state.withLock {
      guard $0.isUp(life) else { return }
      $0.appended.append(records)
      body()
    }
  }

  /// Notes what an engine was told to be durable.
  func acknowledged(through sequence: Int, in life: Int) {
    state.withLock {
      if $0.isUp(life) { $0.acknowledged = max($0.acknowledged, sequence) }
    }
  }
}
