/// Runs entries in the order in which they became ready.
///
/// The setup and the checks of an iteration use this order, and it is not recorded.
package struct FirstInFirstOut: Strategy {
  package static let name = "fifo"

  package init(_ plan: SchedulePlan) {}

  package init() {}

  package var rule: ChoiceRule { .first }

  package mutating func choose(at point: SchedulingPoint) -> Int? {
    0
  }
}
