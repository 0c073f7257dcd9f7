/// Entries of one lane that a drainer delivers together.
package struct OutboxBatch: Sendable {
  /// The drainer's lease of the lane.
  package let lease: Outbox.Lease

  /// The entries in order; never empty.
  package let entries: [OutboxEntry]

  /// The number up to which all entries of the lane are delivered after this batch.
  package let through: Int
}
