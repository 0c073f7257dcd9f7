import WorkflowEngine

/// Entries that an emitter took in one call.
struct Emission: Sendable {
  let drainer: String
  /// Counts the calls of the drainer, from 0: each is under a lease of its own.
  let number: Int
  /// What it took, which is a part of what it was handed when it failed.
  let entries: [OutboxEntry]
}
