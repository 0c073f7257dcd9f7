/// How far a journal was with its transactions when it was stopped.
enum CrashPoint: String, CaseIterable, Sendable {
  /// Nothing was left to do.
  case idle
  /// Transactions were appended, and none of them was written.
  case beforeWrite
  /// A part of a batch was written.
  case duringWrite
  /// A batch was written and not yet durable.
  case beforeSync

  /// The metric that counts the crashes at this point.
  var metric: String {
    switch self {
    case .idle: "crash_idle_count"
    case .beforeWrite: "crash_before_write_count"
    case .duringWrite: "crash_during_write_count"
    case .beforeSync: "crash_before_sync_count"
    }
  }
}
