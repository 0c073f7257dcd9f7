/// The progress of a journal with its transactions at a crash.
enum CrashPoint: String, CaseIterable, Sendable {
  /// No transaction was pending.
  case idle
  /// Transactions were appended but not written.
  case beforeWrite
  /// A part of a batch was written.
  case duringWrite
  /// A batch was written but not durable.
  case beforeSync

  /// The metric that counts crashes at this point.
  var metric: String {
    switch self {
    case .idle: "crash_idle_count"
    case .beforeWrite: "crash_before_write_count"
    case .duringWrite: "crash_during_write_count"
    case .beforeSync: "crash_before_sync_count"
    }
  }
}
