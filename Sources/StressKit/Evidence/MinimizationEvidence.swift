/// The size of a failing iteration before and after its minimization.
package struct MinimizationEvidence: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case preemptionsBefore = "preemptions_before"
    case stepsBefore = "steps_before"
    case preemptions, steps, replays
    case limitReached = "limit_reached"
  }

  /// Preemptions of the iteration before.
  package var preemptionsBefore: Int
  package var stepsBefore: Int
  /// Preemptions of the minimized iteration.
  package var preemptions: Int
  package var steps: Int
  /// Replays of the search.
  package var replays: Int
  /// Whether the search stopped at its limit, so that fewer preemptions may be enough.
  package var limitReached: Bool
}

extension MinimizationEvidence {
  /// The minimization in words.
  package var text: String {
    "from \(counted(preemptionsBefore, "preemption")) in \(counted(stepsBefore, "step")) "
      + "to \(counted(preemptions, "preemption")) in \(counted(steps, "step")), "
      + "in \(counted(replays, "replay"))"
      + (limitReached ? "; the search reached its limit, so fewer preemptions may be enough" : "")
  }
}
