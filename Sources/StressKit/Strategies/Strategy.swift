/// A way of choosing which ready entry runs next.
///
/// A strategy is a value made anew for each iteration, and its choices follow from its plan and from
/// the points that it has seen, from nothing else.
package protocol Strategy: Sendable {
  /// The name in commands and evidence.
  static var name: String { get }

  /// What all of its choices come to, before the first of them; by default it is asked for each.
  var rule: ChoiceRule { get }

  /// Makes the strategy of one iteration.
  /// - Parameter plan: All that its choices may depend on.
  init(_ plan: SchedulePlan)

  /// Chooses the entry that runs next.
  ///
  /// - Parameter point: Two or more entries.
  /// - Returns: A position in `0..<point.count`, or nil to end the iteration here: a replay does so
  ///   when the recorded choice cannot be made.
  mutating func choose(at point: SchedulingPoint) -> Int?
}

extension Strategy {
  package var rule: ChoiceRule { .asked }
}
