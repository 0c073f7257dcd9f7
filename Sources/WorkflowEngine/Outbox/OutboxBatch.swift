/// Entries of one lane that a drainer has in hand.
package struct OutboxBatch: Sendable {
  /// The drainer's hold on the lane.
  package let lease: Outbox.Lease

  /// The entries in order; never empty.
  package let entries: [OutboxEntry]

  /// The number up to which nothing of the lane is left once they are delivered.
  package let through: Int
}
