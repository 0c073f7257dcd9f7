import WorkflowEngine

/// What was known of an engine when it was stopped.
struct Crash: Sendable {
  /// How far its journal was, where that can be told.
  let point: CrashPoint?
  /// Its transactions in order; those that were there when it was opened count as one.
  let appended: [[EngineRecord]]
  /// The last number that it had said to be durable.
  let acknowledged: Int

  /// The number of the last event that it had appended.
  var last: Int { appended.last?.last?.sequence ?? 0 }
}
