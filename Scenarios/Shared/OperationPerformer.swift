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

  struct Memory {
    var engine: WorkflowEngine
    var life: Int
    var crash: Crash?
    var crashes = 0
    /// The created tasks in the order of their requests; `nil` where none was created.
    var tasks: [TaskID?] = []
    var attempts: [(task: TaskID, token: AttemptToken)] = []
    var artifacts: [ArtifactID] = []
    /// The tasks and artifacts that no crash can undo, because their reply came before it.
    var lasting: [RecordedFact] = []
    var reopenings: [Reopening] = []
  }

  let site = CrashSite()
  let runs: [RunID]
  let clock: SteppedClock
  let memory: Mutex<Memory>
  /// The entries that emitters accepted.
  let emissions = Notes<Emission>()
  /// Replies that exceed the limit of their call.
  let excesses = Notes<String>()
  /// Refusals for another reason than the one that was true.
  let untrue = Notes<String>()
  /// Replies that rest on records that were not durable yet.
  let hasty = Notes<String>()
  private let configuration: EngineConfiguration

  /// Opens an engine with its own clock, leases of 5 ms and a limit of 3 attempts.
  ///
  /// - Parameter configuration: The configuration, whose journal is one of `CrashSite`.
  /// - Throws: Errors of the engine.
  init(_ configuration: EngineConfiguration) async throws {
    clock = SteppedClock()
    var configuration = configuration
    configuration.clock = clock
    configuration.lease = .milliseconds(5)
    configuration.outboxLease = .milliseconds(5)
    configuration.dispatchLimit = 3
    self.configuration = configuration
    let (engine, life) = try site.open(configuration)
    var runs: [RunID] = []
    for _ in 0..<BoardOperation.runs { runs.append(try await engine.createRun()) }
    self.runs = runs
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
  /// - Throws: Errors of an engine that has not crashed, other than a `BoardError` with a true reason.
  func perform(_ operation: BoardOperation) async throws -> OperationOutcome {
    let (engine, life) = memory.withLock { ($0.engine, $0.life) }
    let known = await knowledge(before: operation, on: engine)
    let before = site.lastAppended
    do {
      let outcome = try await perform(operation, on: engine)
      guard site.isUp(life) else { return OperationOutcome(.interrupted) }
      if operation.waitsForTheDisk, site.lastAcknowledged < before {
        hasty.add("\(operation): \(before) was not durable, only \(site.lastAcknowledged)")
      }
      memory.withLock { memory in
        memory.lasting += outcome.recorded.filter { fact in
          if case .event = fact { false } else { true }
        }
      }
      return outcome
    } catch let misuse as BoardError {
      try await require(misuse, of: operation, known, on: engine)
      return OperationOutcome(.misuse(misuse))
    } catch {
      guard site.isUp(life) else { return OperationOutcome(.interrupted) }
      throw error
    }
  }

  /// Opens the engine again after a crash.
  ///
  /// - Throws: Errors of the engine.
  func reopen() async throws {
    guard let crash = memory.withLock({ $0.crash }) else { return }
    let (engine, life, reopening) = try await site.reopen(configuration, after: crash)
    memory.withLock {
      $0.engine = engine
      $0.life = life
      $0.crash = nil
      $0.reopenings.append(reopening)
    }
  }

  private func perform(
    _ operation: BoardOperation,
    on engine: WorkflowEngine
  ) async throws -> OperationOutcome {
    switch operation {
    case .create(let wish): return try await create(wish, on: engine)
    case .link(let child, let parent):
      let (child, parent) = (task(child), task(parent))
      let reply = try await engine.link(child, after: parent)
      return OperationOutcome(reply.reason, recorded: .linked(parent: parent, child: child))
    case .unlink(let child, let parent):
      let (child, parent) = (task(child), task(parent))
      let reply = try await engine.unlink(child, from: parent)
      return OperationOutcome(reply.reason, recorded: .unlinked(parent: parent, child: child))
    case .start(let task): return noted(try await engine.dispatch(self.task(task), by: "claire"))
    case .startNext(let run): return try await startNext(in: runs[run], on: engine)
    case .finishNext(let run): return try await finishNext(in: runs[run], on: engine)
    case .finishThenStart(let age, let run):
      return try await finish(age, thenStartIn: runs[run], on: engine)
    case .call(let call, let age): return try await report(call, age, to: engine)
    case .deliver(let age, let withOlder):
      let (task, token) = attempt(age)
      return try await deliver(task, token, withOlder: withOlder, to: engine)
    case .decide(let verdict, let task):
      return try await decide(verdict, self.task(task), on: engine)
    case .rerun(let tasks):
      return try await rerun(tasks.map(task), in: runs[0], on: engine)
    case .rerunFailed(let run): return try await rerunFailed(in: runs[run], on: engine)
    case .operate(let wish, let task): return try await operate(wish, self.task(task), on: engine)
    case .control(let word, let run): return try await control(word, runs[run], on: engine)
    case .reclaim(let time): return try await reclaim(after: time, on: engine)
    case .drain(let drainer, let limit, let end):
      return try await drain("drainer \(drainer)", limit, end, on: engine)
    case .plan(let run, let limit): return try await plan(runs[run], limit, on: engine)
    case .crash:
      crash()
      return OperationOutcome(.done)
    }
  }

  /// The task of the creation with a number; the engine's task with this number if there is none.
  func task(_ number: Int) -> TaskID {
    let created = memory.withLock { memory in
      memory.tasks.indices.contains(number) ? memory.tasks[number] : nil
    }
    return created ?? TaskID(rawValue: number)
  }

  private func crash() {
    memory.withLock { memory in
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
