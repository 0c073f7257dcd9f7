import WorkflowEngine

/// Entries that an emitter took in one call.
struct Emission: Sendable {
  let drainer: String
  /// What it took, which is a part of what it was handed when it failed.
  let entries: [OutboxEntry]
}
