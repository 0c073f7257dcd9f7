import StressKit

/// The needle as a user writes it: a scenario with one invariant.
struct NeedleRace: Scenario {
  static let objective = "The number is never seen while it is wrong"
  static let configuration: Void = ()
  static let catches: [Defect<Void>] = []
  static let witnesses: [Witness] = []
  static let invariants: [Invariant<Self>] = [
    Invariant("N1", "the number was right when it was looked at") { _, needle, _ in
      .equal(needle.wasSeen, false)
    }
  ]

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async -> Needle { Needle() }

  func run(_ needle: Needle, _ iteration: Iteration) async { await needle.race() }
}
