/// Runs entries in the order in which they became ready.
///
/// Systems are made and invariants are checked in this order, which is not recorded.
package struct FirstInFirstOut: Strategy {
  package static let name = "fifo"

  package init(_ plan: SchedulePlan) {}

  package init() {}

  package var rule: ChoiceRule { .first }

  package mutating func choose(at point: SchedulingPoint) -> Int? {
    0
  }
}
