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
