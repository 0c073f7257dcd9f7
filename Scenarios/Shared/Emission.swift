import WorkflowEngine

/// The entries that an emitter accepted in one call.
struct Emission: Sendable {
  let drainer: String
  /// The accepted entries; only a part of the batch if the emitter failed.
  let entries: [OutboxEntry]
}
