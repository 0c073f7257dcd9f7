import StressKit

/// The needle as a user would write it: a scenario with one invariant.
struct NeedleRace: Scenario {
  static let objective = "No reader sees the number while it is wrong"
  static let configuration: Void = ()
  static let catches: [Defect<Void>] = []
  static let witnesses: [Witness] = []
  static let invariants: [Invariant<Self>] = [
    Invariant("N1", "the reader saw the right number") { _, needle, _ in
      .equal(needle.wasSeen, false)
    }
  ]

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async -> Needle { Needle() }

  func run(_ needle: Needle, _ iteration: Iteration) async { await needle.race() }
}
