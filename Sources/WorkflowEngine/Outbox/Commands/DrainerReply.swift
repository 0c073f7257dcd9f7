/// What became of the word of a drainer on its lane.
package enum DrainerReply: Sendable, Hashable {
  /// The lane was the drainer's, and what it said is on record.
  case accepted

  /// Nothing changed.
  case refused(RefusalReason)
}
