import WorkflowEngine

/// Defects planted on what is tried again by itself.
extension EngineDefect {
  /// A failure that will repeat itself is tried again all the same.
  package static let retryAnyCategory = EngineDefect(
    "retry-any-category",
    "A failure is tried again whatever its category is",
    caughtBy: []
  ) {
    $0.discipline = retrying { task, _, _ in
      task.audit.retryCount < task.spec.retry.maximum && !task.isCancelRequested
    }
  }

  /// A task is tried again more often than its policy says.
  ///
  /// One retry too many is enough; without any bound it would never end.
  package static let retryUncounted = EngineDefect(
    "retry-uncounted",
    "The first retry of a task is not counted",
    caughtBy: []
  ) {
    $0.discipline = retrying { task, category, status in
      task.spec.retry.allows(category, after: task.audit.retryCount - 1) && status != .aborted
        && !task.isCancelRequested
    }
  }

  /// A task of an aborted run is tried again, for nothing.
  package static let retryAfterAbort = EngineDefect(
    "retry-after-abort",
    "A failure is tried again though its run was aborted",
    caughtBy: []
  ) {
    $0.discipline = retrying { task, category, status in
      status == .aborted && task.spec.retry.allows(category, after: task.audit.retryCount)
    }
  }

  /// A task is tried again though somebody has asked it to stop.
  package static let retryAfterCancel = EngineDefect(
    "retry-after-cancel",
    "A failure is tried again though a cancellation was asked for",
    caughtBy: []
  ) {
    $0.discipline = retrying { task, category, status in
      task.isCancelRequested && status != .aborted
        && task.spec.retry.allows(category, after: task.audit.retryCount)
    }
  }

  /// A task with retries left stays failed.
  package static let retryDropped = EngineDefect(
    "retry-dropped",
    "No failure is tried again, and what should follow from it in its place does not",
    caughtBy: ["G10"]
  ) {
    $0.discipline = AlterConsequences {
      $0 is Fail
    } alter: { _, _, following in
      following.filter { if case .taskRetried = $0 { false } else { true } }
    }
  }

  /// A task that is to be tried again is never started.
  package static let retryNotReady = EngineDefect(
    "retry-not-ready",
    "A failure that is tried again does not make its task ready",
    caughtBy: ["G9"]
  ) {
    $0.discipline = AlterConsequences {
      $0 is Fail
    } alter: { _, _, following in
      following.filter { if case .taskReady = $0 { false } else { true } }
    }
  }

  /// Tries failures again that should not be, where a condition holds; the others follow the policy.
  private static func retrying(
    _ isRetried: @escaping @Sendable (BoardTask, FailureCategory, RunStatus) -> Bool
  ) -> AlterConsequences {
    AlterConsequences {
      $0 is Fail
    } alter: { cause, board, following in
      guard case .taskFailed(let id, let token, let reason) = cause else { return following }
      let task = board.tasks[id.rawValue]
      let category = FailureCategory(classifying: reason)
      guard isRetried(task, category, board.runs[task.run.rawValue].status) else {
        return following
      }
      return [.taskRetried(id, attempt: token, category)]
    }
  }

  static let retries: [EngineDefect] = [
    retryAnyCategory, retryUncounted, retryAfterAbort, retryAfterCancel, retryDropped,
    retryNotReady,
  ]
}
