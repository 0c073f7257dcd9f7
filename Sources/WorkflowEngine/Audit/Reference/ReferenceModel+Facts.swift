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
    let status: TaskStatus
    let approval: ApprovalStatus
    let isCancelRequested: Bool
    let isBeingRerun: Bool
    let holdsPaths: Bool
    let run: RunStatus?
    let parents: Set<TaskStatus>
    let dependents: Set<TaskStatus>
  }

  /// The situation of each task.
  ///
  /// - Complexity: O(*n*), where *n* is the number of tasks and dependencies.
  package var situations: [TaskID: Situation] {
    var dependents: [TaskID: Set<TaskStatus>] = [:]
    for task in trail.tasks.values {
      for parent in task.parents { dependents[parent, default: []].insert(task.status) }
    }
    return trail.tasks.mapValues { task in
      Situation(
        status: task.status,
        approval: task.approval,
        isCancelRequested: task.isCancelRequested,
        isBeingRerun: task.isBeingRerun,
        holdsPaths: task.holdsPaths,
        run: trail.runs[task.spec.run]?.status,
        parents: Set(task.parents.compactMap { trail.tasks[$0]?.status }),
        dependents: dependents[task.spec.task] ?? []
      )
    }
  }

  /// Whether a call would be accepted now, and change something.
  package func accepts(_ call: EngineCall, at time: CallTime) -> Bool {
    let expected = prediction(of: call, at: time)
    if expected.events.isEmpty { return false }
    switch expected.answer {
    case .refused, .invalid, .conflict, .misuse: return false
    default: return true
    }
  }
}
