import Synchronization
import WorkflowEngine

/// Performs operations on an engine with two runs, and remembers the attempts and artifacts that
/// later ones use.
///
/// Clients share one performer, so a client may report on an attempt that another started. The engine
/// can crash and be opened again.
final class OperationPerformer: Sendable {
  /// The maximum number of claims that one call reclaims.
  static let reclaims = 2

  /// The number of records that a drainer reads at once.
  static let window = 4

  /// The duration of a drainer's lease.
  static let outboxLease = Duration.milliseconds(5)

  struct Memory {
    var engine: WorkflowEngine
    var life: Int
    var crash: Crash?
    var crashes = 0
    var drains = 0
    /// The created tasks in the order of their requests; `nil` where none was created.
    var tasks: [TaskID?] = []
    var attempts: [(task: TaskID, token: AttemptToken)] = []
    var artifacts: [ArtifactID] = []
    var calls: [ObservedCall] = []
    var reopenings: [Reopening] = []
  }

  let site = CrashSite()
  let runs: [RunID]
  let clock: SteppedClock
  let memory: Mutex<Memory>
  /// The entries that emitters accepted.
  let emissions = Notes<Emission>()
  /// Replies that exceed the limit of their call, and lanes that failed drainers keep.
  let excesses = Notes<String>()
  /// Replies that rest on records that were not durable yet.
  let hasty = Notes<String>()
  /// The number of records before the first operation.
  let firstRecords: Int
  private let configuration: EngineConfiguration
  private let leases: [Duration]

  /// The leases of one engine after the other, unless told otherwise.
  static let leases: [Duration] = [.milliseconds(5), .milliseconds(3)]

  /// Opens an engine with its own clock.
  ///
  /// - Parameters:
  ///   - configuration: The configuration, whose journal is one of `CrashSite`.
  ///   - limit: The maximum number of attempts under way.
  ///   - leases: The leases of one engine after the other, in turn. A shorter one must not shorten
  ///     those that were given before. Without any, the engine has no clock.
  /// - Throws: Errors of the engine.
  init(
    _ configuration: EngineConfiguration,
    limit: Int = 3,
    leases: [Duration] = OperationPerformer.leases
  ) async throws {
    clock = SteppedClock()
    var configuration = configuration
    configuration.clock = leases.isEmpty ? nil : clock
    configuration.lease = leases.first
    configuration.outboxLease = Self.outboxLease
    configuration.dispatchLimit = limit
    self.configuration = configuration
    self.leases = leases
    let (engine, life) = try site.open(configuration)
    var runs: [RunID] = []
    for _ in 0..<BoardOperation.runs { runs.append(try await engine.createRun()) }
    self.runs = runs
    firstRecords = site.lastAppended
    memory = Mutex(Memory(engine: engine, life: life))
  }

  /// The last opened engine.
  var engine: WorkflowEngine { memory.withLock { $0.engine } }

  /// Whether the engine has not crashed.
  var isUp: Bool { site.isUp(memory.withLock { $0.life }) }

  /// The recoveries so far.
  var reopenings: [Reopening] { memory.withLock { $0.reopenings } }

  /// Performs an operation; an operation on a task that does not exist is a misuse.
  ///
  /// After a crash the caller calls ``reopen()``.
  ///
  /// - Throws: Errors of an engine that has not crashed.
  func perform(_ operation: BoardOperation) async throws -> OperationOutcome {
    let life = memory.withLock { $0.life }
    let before = site.lastAppended
    do {
      let outcome = try await work(on: operation)
      guard site.isUp(life) else { return .interrupted }
      if operation.waitsForTheDisk, site.lastAcknowledged < before {
        hasty.add("\(operation): \(before) was not durable, only \(site.lastAcknowledged)")
      }
      return outcome
    } catch {
      guard site.isUp(life) else { return .interrupted }
      throw error
    }
  }

  /// Opens the engine again after a crash.
  ///
  /// - Throws: Errors of the engine.
  func reopen() async throws {
    guard let crash = memory.withLock({ $0.crash }) else { return }
    var configuration = configuration
    if !leases.isEmpty { configuration.lease = leases[(reopenings.count + 1) % leases.count] }
    let (engine, life, reopening) = try await site.reopen(configuration, after: crash)
    let survived = reopening.records.count
    memory.withLock {
      $0.engine = engine
      $0.life = life
      $0.crash = nil
      $0.reopenings.append(reopening)
      $0.calls = $0.calls.compactMap { $0.survived(through: survived) }
    }
  }

  /// Crashes the engine, unless it has crashed already.
  func crash() {
    memory.withLock { memory in
      guard memory.crash == nil else { return }
      memory.crashes += 1
      let crashes = memory.crashes
      // Any number of unsynced writes may survive.
      memory.crash = site.crash { $0.lowerBound + crashes % $0.count }
    }
  }
}

extension BoardOperation {
  /// Whether its reply comes after all earlier records are durable.
  fileprivate var waitsForTheDisk: Bool {
    switch self {
    case .plan, .crash: false
    default: true
    }
  }
}

extension ObservedCall {
  /// The call after a crash; `nil` if its answer may rest on records that the crash undid.
  fileprivate func survived(through count: Int) -> ObservedCall? {
    guard records.upperBound > count else { return self }
    if case .plan = call { return nil }
    let rest = min(records.lowerBound, count)...count
    return with(records: rest)
  }
}
