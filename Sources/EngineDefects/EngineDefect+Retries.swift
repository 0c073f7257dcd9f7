import WorkflowEngine

/// Defects planted on automatic retries.
extension EngineDefect {
  /// A permanent failure is retried.
  package static let retryAnyCategory = EngineDefect(
    "retry-any-category",
    "A failure is retried regardless of its category",
    caughtBy: []
  ) {
    $0.discipline = retrying { task, _, _ in
      task.audit.retryCount < task.spec.retry.maximum && !task.isCancelRequested
    }
  }

  /// A task is retried more often than its policy allows.
  ///
  /// One retry too many is enough; without any limit it would never end.
  package static let retryUncounted = EngineDefect(
    "retry-uncounted",
    "The first retry of a task is not counted",
    caughtBy: [],
    isRare: true
  ) {
    $0.discipline = retrying { task, category, status in
      task.spec.retry.allows(category, after: task.audit.retryCount - 1) && status != .aborted
        && !task.isCancelRequested
    }
  }

  /// A task of an aborted run is retried.
  package static let retryAfterAbort = EngineDefect(
    "retry-after-abort",
    "A failure is retried although its run was aborted",
    caughtBy: []
  ) {
    $0.discipline = retrying { task, category, status in
      status == .aborted && task.spec.retry.allows(category, after: task.audit.retryCount)
    }
  }

  /// A task is retried although somebody requested its cancellation.
  package static let retryAfterCancel = EngineDefect(
    "retry-after-cancel",
    "A failure is retried although a cancellation was requested",
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
    "No failure is retried, and the other consequences of a failure are missing too",
    caughtBy: ["G10"],
    isRare: true
  ) {
    $0.discipline = AlterConsequences {
      $0 is Fail
    } alter: { _, _, following in
      following.filter { if case .taskRetried = $0 { false } else { true } }
    }
  }

  /// A retried task is never started.
  package static let retryNotReady = EngineDefect(
    "retry-not-ready",
    "A retry does not make its task ready",
    caughtBy: ["G9"],
    isRare: true
  ) {
    $0.discipline = AlterConsequences {
      $0 is Fail
    } alter: { _, _, following in
      following.filter { if case .taskReady = $0 { false } else { true } }
    }
  }

  /// Retries failures although the policy forbids it, if a condition holds; otherwise follows the
  /// policy.
  private static func retrying(
    _ isRetried: @escaping @Sendable (BoardTask, FailureCategory, RunStatus) -> Bool
  ) -> AlterConsequences {
    AlterConsequences {
      $0 is Fail
    } alter: { cause, board, following in
      guard case .taskFailed(let id, let token, let reason, let named) = cause else {
        return following
      }
      let task = board.tasks[id.rawValue]
      let category = named ?? FailureCategory(classifying: reason)
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
