// The state of tasks, attempts and artifacts, for code that draws calls.
extension ReferenceModel {
  /// The tasks in the order of their creation.
  package var tasks: [TaskID] { trail.taskOrder }

  /// The tasks of a run that a rerun may reset.
  package func rerunnable(in run: RunID) -> [TaskID] {
    tasks(of: run).filter(\.status.isRerunnable).map(\.spec.task)
  }

  /// The run of a task; the first run for an unknown task.
  package func run(of task: TaskID) -> RunID {
    trail.tasks[task]?.spec.run ?? RunID(rawValue: 0)
  }

  /// Every attempt so far, in the order of the tasks.
  package var attempts: [(task: TaskID, token: AttemptToken)] {
    trail.taskOrder.compactMap { trail.tasks[$0] }.flatMap { task in
      Set(Array(task.endings.keys) + [task.newest].compactMap(\.self)).sorted()
        .map { (task.spec.task, $0) }
    }
  }

  /// The newest attempt of each task that was started.
  package var newestAttempts: [(task: TaskID, token: AttemptToken)] {
    trail.taskOrder.compactMap { id in trail.tasks[id]?.newest.map { (id, $0) } }
  }

  /// The artifacts of an attempt; without an attempt, all of them.
  package func artifacts(of attempt: AttemptToken?) -> [ArtifactID] {
    trail.artifacts.values.filter { attempt == nil || $0.attempt == attempt }.map(\.id).sorted()
  }

  /// The facts about a task that decide whether a call for it is accepted.
  package struct Situation: Hashable, Sendable {
    package let status: TaskStatus
    let approval: ApprovalStatus
    let isCancelRequested: Bool
    let isBeingRerun: Bool
    let holdsPaths: Bool
    let hasNeeds: Bool
    /// The number of artifacts of the newest attempt, if it is 0 or 1, otherwise 2.
    let artifacts: Int
    let run: RunStatus?
    let parents: StatusSet
    let dependents: StatusSet
  }

  /// A set of statuses, cheap to compare and to hash.
  package struct StatusSet: Hashable, Sendable {
    private var bits: UInt32 = 0

    private static let masks = Dictionary(
      uniqueKeysWithValues: TaskStatus.allCases.enumerated().map { ($1, UInt32(1) << UInt32($0)) }
    )

    mutating func insert(_ status: TaskStatus) { bits |= Self.masks[status, default: 0] }
  }

  /// The statuses of all tasks.
  ///
  /// - Complexity: O(*n*), where *n* is the number of tasks.
  package var statuses: StatusSet {
    trail.tasks.values.reduce(into: StatusSet()) { $0.insert($1.status) }
  }

  /// The situation of each task.
  ///
  /// - Complexity: O(*n*), where *n* is the number of tasks and dependencies.
  package var situations: [TaskID: Situation] {
    var parents: [TaskID: StatusSet] = [:]
    var dependents: [TaskID: StatusSet] = [:]
    for task in trail.tasks.values {
      for parent in task.parents {
        dependents[parent, default: StatusSet()].insert(task.status)
        guard let status = trail.tasks[parent]?.status else { continue }
        parents[task.spec.task, default: StatusSet()].insert(status)
      }
    }
    var published: [AttemptToken: Int] = [:]
    for artifact in trail.artifacts.values { published[artifact.attempt, default: 0] += 1 }
    return trail.tasks.mapValues { task in
      Situation(
        status: task.status,
        approval: task.approval,
        isCancelRequested: task.isCancelRequested,
        isBeingRerun: task.isBeingRerun,
        holdsPaths: task.holdsPaths,
        hasNeeds: !task.spec.needs.isEmpty,
        artifacts: min(2, task.newest.flatMap { published[$0] } ?? 0),
        run: trail.runs[task.spec.run]?.status,
        parents: parents[task.spec.task] ?? StatusSet(),
        dependents: dependents[task.spec.task] ?? StatusSet()
      )
    }
  }

  /// Whether a call would be accepted now, and change something.
  package func accepts(_ call: EngineCall, at time: CallTime) -> Bool {
    let expected = prediction(of: call, at: time)
    // A creation that finds the task of its key changes nothing.
    if case .reused = expected.answer { return true }
    if expected.events.isEmpty { return false }
    switch expected.answer {
    case .refused, .invalid, .conflict, .misuse: return false
    default: return true
    }
  }
}
