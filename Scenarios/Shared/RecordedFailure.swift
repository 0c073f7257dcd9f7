import WorkflowEngine

/// A recorded failure, with the facts that decide about its retry.
struct RecordedFailure: Sendable {
  let task: TaskID
  /// The category of the failure's reason.
  let category: FailureCategory
  /// The category in the retry's record, or `nil` if the task was not retried.
  let retriedAs: FailureCategory?
  /// The number of earlier retries of the task.
  let retriesBefore: Int
  /// The number of earlier reruns of the task.
  let rerunsBefore: Int
  let isRunAborted: Bool
  let isCancelRequested: Bool

  /// Finds all failures of some tasks.
  ///
  /// - Parameters:
  ///   - system: The system whose records are read.
  ///   - run: The run of a task.
  /// - Returns: The failures, in order.
  /// - Throws: Errors of reading the records.
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
      case .taskFailed(let task, let token, let reason, let reported):
        var category: FailureCategory?
        // A retry is the first consequence of a failure.
        if case .taskRetried(task, attempt: token, let named)? = events.dropFirst(index + 1).first {
          category = named
        }
        failures.append(
          RecordedFailure(
            task: task,
            category: reported ?? FailureCategory(classifying: reason),
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
