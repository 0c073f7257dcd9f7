/// How far a failing iteration was minimized.
package struct MinimizationEvidence: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case preemptionsBefore = "preemptions_before"
    case stepsBefore = "steps_before"
    case preemptions, steps, replays
    case limitReached = "limit_reached"
  }

  /// Preemptions of the iteration as it was found.
  package var preemptionsBefore: Int
  package var stepsBefore: Int
  /// Preemptions that are left.
  package var preemptions: Int
  package var steps: Int
  /// Replays that it took.
  package var replays: Int
  /// Whether there was more to try, so that fewer preemptions are not ruled out.
  package var limitReached: Bool
}

extension MinimizationEvidence {
  /// What became of it, for a reader.
  package var text: String {
    "from \(counted(preemptionsBefore, "preemption")) in \(stepsBefore) steps "
      + "to \(counted(preemptions, "preemption")) in \(steps), "
      + "with \(counted(replays, "replay"))"
      + (limitReached ? "; a limit was reached, so fewer may do" : "")
  }
}
