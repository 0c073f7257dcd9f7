/// The reply to a drainer's report about its lane.
package enum DrainerReply: Sendable, Hashable {
  /// The drainer held the lane, and its report is recorded.
  case accepted

  /// Nothing changed.
  case refused(RefusalReason)
}
