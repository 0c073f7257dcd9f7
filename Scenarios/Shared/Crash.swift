import WorkflowEngine

/// The known facts about an engine at its crash.
struct Crash: Sendable {
  /// The state of its journal, if known.
  let point: CrashPoint?
  /// Its transactions in order; those that existed at its opening count as one.
  let appended: [[EngineRecord]]
  /// The last number that it had acknowledged as durable.
  let acknowledged: Int

  /// The number of the last event that it had appended.
  var last: Int { appended.last?.last?.sequence ?? 0 }
}
