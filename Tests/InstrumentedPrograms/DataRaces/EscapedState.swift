import StressKit

/// An actor hands out the object in which it keeps its state.
struct EscapedState: InstrumentedProgram {
  // Sendable by a promise that the buggy form breaks.
  final class State: @unchecked Sendable {
    var count = 0
  }

  actor Account {
    private let state = State()

    func add() { state.count += 1 }

    /// The state: itself, or a copy.
    func look(_ form: Form) -> State {
      guard form == .correct else { return state }
      let copy = State()
      copy.count = state.count
      return copy
    }
  }

  struct System: Sendable {
    let form: Form
    let account = Account()
  }

  static let objective = "Only the actor touches its state"
  static let catches: [Defect<Form>] = [
    Defect("hands-out-state", caughtBy: ["data_race"]) { $0 = .buggy }
  ]
  static let metrics = ["seen"]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    await together([
      ("adder", { await system.account.add() }),
      ("reader", { iteration.add(await system.account.look(system.form).count, to: "seen") }),
    ])
  }
}
