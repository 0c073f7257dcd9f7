import Synchronization
import WorkflowEngine

/// One run on an engine that crashes and is opened again, and the outside view of it.
final class CrashedRun: EngineSystem {
  /// Work that was done outside, and that is not known to be reported.
  struct Work: Sendable, Hashable {
    let task: TaskID
    let token: AttemptToken
  }

  private struct State {
    var engine: WorkflowEngine
    var life: Int
    var crash: Crash?
    var reopenings: [Reopening] = []
    /// The number of requests for work, by its key.
    var effects: [TaskID: Int] = [:]
    var unreported: [Work] = []
    var told: [Work] = []
    var overlooked: [String] = []
  }

  let site: CrashSite
  let run: RunID
  let tasks: [TaskID]
  private let configuration: EngineConfiguration
  private let state: Mutex<State>

  /// Opens the engine, and creates a run in which each task except the first two waits for another.
  init(_ configuration: EngineConfiguration, tasks count: Int) async throws {
    site = CrashSite()
    self.configuration = configuration
    let (engine, life) = try site.open(configuration)
    run = try await engine.createRun()
    var tasks: [TaskID] = []
    for place in 0..<count {
      let parents = place < 2 ? [] : [tasks[place - 2]]
      tasks.append(try await engine.createTask(in: run, after: parents))
    }
    self.tasks = tasks
    state = Mutex(State(engine: engine, life: life))
  }

  /// The last opened engine.
  var engine: WorkflowEngine { state.withLock { $0.engine } }

  /// The number of that engine, from 1.
  var life: Int { state.withLock { $0.life } }

  /// Crashes the engine; returns the progress of its journal, if known.
  func crash(keeping draw: (ClosedRange<Int>) -> Int) -> CrashPoint? {
    let crash = site.crash(keeping: draw)
    state.withLock { $0.crash = crash }
    return crash.point
  }

  /// Opens the engine again.
  ///
  /// - Returns: The result of the recovery.
  /// - Throws: Errors of the engine.
  func reopen() async throws -> Reopening {
    guard let crash = state.withLock({ $0.crash }) else {
      preconditionFailure("an engine is opened again after a crash")
    }
    let (engine, life, reopening) = try await site.reopen(configuration, after: crash)
    state.withLock {
      $0.engine = engine
      $0.life = life
      $0.reopenings.append(reopening)
    }
    return reopening
  }

  /// Does the work of a task outside, once per key; returns false if the engine has crashed.
  func perform(_ work: Work, in life: Int) -> Bool {
    site.whileUp(life) {
      state.withLock {
        $0.effects[work.task, default: 0] += 1
        $0.unreported.append(work)
      }
    }
  }

  /// Records that a report was accepted, unless the engine has crashed.
  func tell(_ work: Work, in life: Int) {
    _ = site.whileUp(life) {
      state.withLock {
        $0.unreported.removeAll { $0 == work }
        $0.told.append(work)
      }
    }
  }

  /// Records a claim that exists although its lease has expired.
  func overlook(_ work: Work) {
    state.withLock { $0.overlooked.append("\(work.token) of \(work.task)") }
  }

  /// The results of all recoveries.
  var reopenings: [Reopening] { state.withLock { $0.reopenings } }

  /// Work that is not known to be reported.
  var unreported: [Work] { state.withLock { $0.unreported } }

  /// Work whose report was accepted.
  var told: [Work] { state.withLock { $0.told } }

  /// Claims that existed although their lease had expired.
  var overlooked: [String] { state.withLock { $0.overlooked } }

  /// The number of requests for the work of each task, in the order of the tasks.
  var effects: [Int] { state.withLock { state in tasks.map { state.effects[$0] ?? 0 } } }
}
