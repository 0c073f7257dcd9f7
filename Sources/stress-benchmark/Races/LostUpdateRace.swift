import StressKit

/// The lost update as a user would write it: a scenario with one invariant.
struct LostUpdateRace: Scenario {
  static let objective = "No update of a shared number is lost"
  static let configuration: Void = ()
  static let catches: [Defect<Void>] = []
  static let witnesses: [Witness] = []
  static let invariants: [Invariant<Self>] = [
    Invariant("L1", "every update counts") { _, counter, _ in
      .equal(await counter.get(), 6)
    }
  ]

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async -> Counter { Counter() }

  func run(_ counter: Counter, _ iteration: Iteration) async {
    await LostUpdate.race(on: counter)
  }
}
