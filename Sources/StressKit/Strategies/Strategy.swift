/// A strategy that chooses which ready entry runs next.
///
/// A strategy is a new value for each iteration. Its choices depend only on its plan and on the
/// scheduling points that it has seen.
package protocol Strategy: Sendable {
  /// The name in commands and evidence.
  static var name: String { get }

  /// The rule of all its choices; by default the strategy is asked at each step.
  var rule: ChoiceRule { get }

  /// Creates the strategy of one iteration.
  /// - Parameter plan: The inputs of its choices.
  init(_ plan: SchedulePlan)

  /// Chooses the entry that runs next.
  ///
  /// - Parameter point: The ready entries, two or more.
  /// - Returns: A position in `0..<point.count`; `nil` to stop the iteration, as a replay does when
  ///   a recorded choice cannot be made.
  mutating func choose(at point: SchedulingPoint) -> Int?
}

extension Strategy {
  package var rule: ChoiceRule { .asked }
}
