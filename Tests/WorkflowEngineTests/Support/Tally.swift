import WorkflowEngine

/// A small model to try a ledger with: numbers that are added, and halves that follow from them.
enum Tally: Model {
  struct State: Sendable, Equatable {
    var events: [Int] = []
    var sum: Int { events.reduce(0, +) }
  }

  static func evolve(_ state: inout State, _ event: Int) { state.events.append(event) }

  /// An even number is followed by its half twice; -1 by itself, forever.
  static func consequences(of event: Int, in state: State) -> [Int] {
    if event == -1 { return [-1] }
    return event > 0 && event.isMultiple(of: 2) ? [event / 2, event / 2] : []
  }
}

/// Adds numbers in one transaction, and replies with the sum before; refuses above a limit.
struct Add: Command {
  var numbers: [Int]
  var limit = Int.max

  struct TooMuch: Error {}

  func decide(_ state: Tally.State) throws -> Decision<Tally, Int> {
    if state.sum > limit { throw TooMuch() }
    return Decision(state.sum, numbers)
  }
}

/// Adds one to the sum as it is when it decides; two of them make different numbers.
struct AddNext: Command {
  func decide(_ state: Tally.State) -> Decision<Tally, Int> {
    Decision(state.sum, [2 * state.events.count + 1])
  }
}
