/// The result of minimizing a failing iteration.
package struct MinimizationEvidence: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case preemptionsBefore = "preemptions_before"
    case stepsBefore = "steps_before"
    case preemptions, steps, replays
    case limitReached = "limit_reached"
  }

  /// Preemptions of the original iteration.
  package var preemptionsBefore: Int
  package var stepsBefore: Int
  /// Preemptions after the minimization.
  package var preemptions: Int
  package var steps: Int
  /// The number of replays.
  package var replays: Int
  /// Whether a limit ended the search, so that fewer preemptions may be possible.
  package var limitReached: Bool
}

extension MinimizationEvidence {
  /// A summary for the reader.
  package var text: String {
    "from \(counted(preemptionsBefore, "preemption")) in \(stepsBefore) steps "
      + "to \(counted(preemptions, "preemption")) in \(steps), "
      + "with \(counted(replays, "replay"))"
      + (limitReached ? "; a limit was reached, so fewer may do" : "")
  }

  /// A sentence that says that a limit ended the search, or nil if none did.
  package var limitation: String? {
    guard limitReached else { return nil }
    let (left, made) = (counted(preemptions, "preemption"), counted(replays, "replay"))
    return "The search for fewer than \(left) reached its limit after \(made)."
  }
}
