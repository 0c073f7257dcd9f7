import WorkflowEngine

/// A failure on record, with what stood for and against trying the task again.
struct RecordedFailure: Sendable {
  let task: TaskID
  /// The category of the reason that was given.
  let category: FailureCategory
  /// The category that the retry names, or nil when the task was not tried again.
  let retriedAs: FailureCategory?
  /// How often the task had been tried again before.
  let retriesBefore: Int
  /// How often the task had been rerun before.
  let rerunsBefore: Int
  let isRunAborted: Bool
  let isCancelRequested: Bool

  /// Finds every failure of some tasks.
  ///
  /// - Parameters:
  ///   - system: Whose records are read.
  ///   - run: The run of a task.
  /// - Returns: The failures, in order.
  /// - Throws: What reading the records throws.
  static func all(
    in system: some EngineSystem,
    runOf run: (TaskID) -> RunID?
  ) throws -> [RecordedFailure] {
    var aborted: Set<RunID> = []
    var cancelling: Set<TaskID> = []
    var retries: [TaskID: Int] = [:]
    var reruns: [TaskID: Int] = [:]
    var failures: [RecordedFailure] = []
    let events = try system.events
    for (index, event) in events.enumerated() {
      if let (task, _) = event.attemptStart { cancelling.remove(task) }
      switch event {
      case .runStatusChanged(let run, _, .aborted, _): aborted.insert(run)
      case .cancelRequested(let task, _, _): cancelling.insert(task)
      case .taskReset(let task, _, _): reruns[task, default: 0] += 1
      case .taskRetried(let task, _, _): retries[task, default: 0] += 1
      case .taskFailed(let task, let token, let reason):
        var category: FailureCategory?
        // Whether it is tried again is the first thing that follows.
        if case .taskRetried(task, attempt: token, let named)? = events.dropFirst(index + 1).first {
          category = named
        }
        failures.append(
          RecordedFailure(
            task: task,
            category: FailureCategory(classifying: reason),
            retriedAs: category,
            retriesBefore: retries[task] ?? 0,
            rerunsBefore: reruns[task] ?? 0,
            isRunAborted: run(task).map(aborted.contains) ?? false,
            isCancelRequested: cancelling.contains(task)
          )
        )
      default: break
      }
    }
    return failures
  }
}
