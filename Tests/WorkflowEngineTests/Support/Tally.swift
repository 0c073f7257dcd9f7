import WorkflowEngine

/// A small model for tests of the ledger: numbers that are added, with halves as consequences.
enum Tally: Model {
  struct State: Sendable, Equatable {
    var events: [Int] = []
    var sum: Int { events.reduce(0, +) }
  }

  static func evolve(_ state: inout State, _ event: Int) { state.events.append(event) }

  /// An even number is followed twice by its half; -1 is followed by itself, forever.
  static func consequences(of event: Int, in state: State) -> [Int] {
    if event == -1 { return [-1] }
    return event > 0 && event.isMultiple(of: 2) ? [event / 2, event / 2] : []
  }
}

/// Adds numbers in one transaction, and replies with the previous sum; refuses above a limit.
struct Add: Command {
  var numbers: [Int]
  var limit = Int.max

  struct TooMuch: Error {}

  func decide(_ state: Tally.State) throws -> Decision<Tally, Int> {
    if state.sum > limit { throw TooMuch() }
    return Decision(state.sum, numbers)
  }
}

/// Adds the next number, which depends on the sum at the decision; two of them add different
/// numbers.
struct AddNext: Command {
  func decide(_ state: Tally.State) -> Decision<Tally, Int> {
    Decision(state.sum, [2 * state.events.count + 1])
  }
}
