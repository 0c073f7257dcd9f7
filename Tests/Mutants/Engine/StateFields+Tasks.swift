extension StateFields {
  /// The fields of `BoardTask`, without those of its parts.
  static let tasks: [any StateField] = [
    task("ordinal", \.ordinal), task("dependencies", \.dependencies),
    task("dependents", \.dependents), task("unmetDependencies", \.unmetDependencies),
    task("unmetNeeds", \.unmetNeeds), task("status", \.status), task("approval", \.approval),
    task("approvalRound", \.approvalRound), task("decision", \.decision),
    task("currentAttempt", \.currentAttempt), task("lastAttempt", \.lastAttempt),
    task("leasedUntil", \.leasedUntil), task("attemptCount", \.attemptCount),
    task("isBeingRerun", \.isBeingRerun), task("isCancelRequested", \.isCancelRequested),
    task("holdsPaths", \.holdsPaths), task("isParked", \.isParked), task("handoff", \.handoff),
    task("consumed", \.consumed),
  ]

  /// The fields of `TaskAudit`.
  static let audits: [any StateField] = [
    audit("dispatchCount", \.audit.dispatchCount), audit("rerunCount", \.audit.rerunCount),
    audit("retryCount", \.audit.retryCount), audit("reclaimCount", \.audit.reclaimCount),
    audit("reopenCount", \.audit.reopenCount), audit("lastFailure", \.audit.lastFailure),
    audit("lastFailureCategory", \.audit.lastFailureCategory),
    audit("lastRerun", \.audit.lastRerun),
  ]

  /// The fields of `TaskSpec`; only the creation of a task updates them.
  static let specs: [any StateField] = [
    spec("task", \.spec.task), spec("run", \.spec.run),
    spec("dependencies", \.spec.dependencies),
    spec("requiresApproval", \.spec.requiresApproval), spec("reapprove", \.spec.reapprove),
    spec("needs", \.spec.needs), spec("paths", \.spec.paths), spec("retry", \.spec.retry),
    spec("key", \.spec.key),
  ]

  private static func task<Value: Equatable & Sendable>(
    _ name: String,
    _ path: FieldPath<BoardTask, Value>
  ) -> TypedField<Value> {
    row("BoardTask.\(name)", path)
  }

  private static func audit<Value: Equatable & Sendable>(
    _ name: String,
    _ path: FieldPath<BoardTask, Value>
  ) -> TypedField<Value> {
    row("TaskAudit.\(name)", path)
  }

  private static func spec<Value: Equatable & Sendable>(
    _ name: String,
    _ path: FieldPath<BoardTask, Value>
  ) -> TypedField<Value> {
    row("TaskSpec.\(name)", path)
  }

  private static func row<Value: Equatable & Sendable>(
    _ name: String,
    _ path: FieldPath<BoardTask, Value>
  ) -> TypedField<Value> {
    .row(name, \.board.tasks, path, blank: blankTask[keyPath: path])
  }
}
