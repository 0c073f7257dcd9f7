import Synchronization
import WorkflowEngine

/// One run on an engine that is stopped and opened again, and what the world outside has seen of it.
final class CrashedRun: EngineSystem {
  /// Work that was done outside, and is not known to be reported.
  struct Work: Sendable, Hashable {
    let task: TaskID
    let token: AttemptToken
  }

  private struct State {
    var engine: WorkflowEngine
    var life: Int
    var crash: Crash?
    var reopenings: [Reopening] = []
    /// How often work was asked for, by its key.
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

  /// Opens the engine, and creates a run in which each task but the first two waits for one.
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

  /// The engine that was opened last.
  var engine: WorkflowEngine { state.withLock { $0.engine } }

  /// Which of the engines that is, from 1.
  var life: Int { state.withLock { $0.life } }

  /// Stops the engine; how far its journal was, where that can be told.
  func crash(keeping draw: (ClosedRange<Int>) -> Int) -> CrashPoint? {
    let crash = site.crash(keeping: draw)
    state.withLock { $0.crash = crash }
    return crash.point
  }

  /// Opens the engine again.
  ///
  /// - Returns: What was found.
  /// - Throws: What the engine throws.
  func reopen() async throws -> Reopening {
    guard let crash = state.withLock({ $0.crash }) else {
      preconditionFailure("an engine is opened again after a crash")
    }
    let (engine, life) = try site.open(configuration)
    let reopening = Reopening(
      crash: crash,
      records: try engine.records(),
      state: await engine.read { $0 }
    )
    state.withLock {
      $0.engine = engine
      $0.life = life
      $0.reopenings.append(reopening)
    }
    return reopening
  }

  /// Does the work of a task outside, once for its key; whether there was still somebody to ask for it.
  func perform(_ work: Work, in life: Int) -> Bool {
    site.whileUp(life) {
      state.withLock {
        $0.effects[work.task, default: 0] += 1
        $0.unreported.append(work)
      }
    }
  }

  /// Notes that somebody was told that a report was accepted, unless the engine was gone by then.
  func tell(_ work: Work, in life: Int) {
    _ = site.whileUp(life) {
      state.withLock {
        $0.unreported.removeAll { $0 == work }
        $0.told.append(work)
      }
    }
  }

  /// Notes that a claim stands although its lease has run out.
  func overlook(_ work: Work) {
    state.withLock { $0.overlooked.append("\(work.token) of \(work.task)") }
  }

  /// What each crash has left.
  var reopenings: [Reopening] { state.withLock { $0.reopenings } }

  /// Work that nobody knows to be reported.
  var unreported: [Work] { state.withLock { $0.unreported } }

  /// Work whose report was accepted.
  var told: [Work] { state.withLock { $0.told } }

  /// Claims that stood although their lease had run out.
  var overlooked: [String] { state.withLock { $0.overlooked } }

  /// How often the work of each task was asked for, in the order of the tasks.
  var effects: [Int] { state.withLock { state in tasks.map { state.effects[$0] ?? 0 } } }
}
