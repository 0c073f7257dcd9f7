import StressKit

/// A scenario of which one iteration in eight does not come back.
protocol LostIteration: Scenario where System == Tally, Configuration == Void {
  /// Does what the scenario is about, in a task of the body.
  static func lose() async
  /// Whether an iteration is lost.
  static func loses(_ iteration: Iteration) -> Bool
}

/// What the bodies share: something to hop to.
actor Tally {
  private(set) var count = 0
  func add() { count += 1 }
}

extension LostIteration {
  static var objective: String { "An iteration that does not come back is a verdict" }
  static var configuration: Void { () }
  static var catches: [Defect<Void>] { [] }
  static var witnesses: [Witness] { [] }
  static var invariants: [Invariant<Self>] {
    [
      Invariant("L1", "both tasks have counted") { _, tally, _ in
        .equal(await tally.count, 2)
      }
    ]
  }

  static func loses(_ iteration: Iteration) -> Bool { iteration.index % 8 == 3 }

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async throws -> Tally { Tally() }

  func run(_ tally: Tally, _ iteration: Iteration) async throws {
    await withTaskGroup { group in
      for name in ["first", "second"] {
        group.addTask(name: name) {
          await tally.add()
          if name == "second", Self.loses(iteration) { await Self.lose() }
        }
      }
    }
  }
}
