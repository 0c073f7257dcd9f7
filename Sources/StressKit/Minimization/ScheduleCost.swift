/// The complexity of an interleaving for a reader: preemptions, then steps, then task switches.
package struct ScheduleCost: Comparable, Codable, Sendable {
  package var preemptions: Int
  package var steps: Int
  package var switches: Int

  /// The cost of an iteration.
  /// - Parameter outline: The steps of the iteration.
  package init(_ outline: Outline) {
    preemptions = outline.preemptions.count
    steps = outline.steps.count
    switches = outline.segments(upTo: steps).count
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.preemptions, left.steps, left.switches)
      < (right.preemptions, right.steps, right.switches)
  }
}
