import StressKit

/// A scenario in which one iteration in eight is lost: it crashes, exits or hangs.
protocol LostIteration: Scenario where System == Tally, Configuration == Void {
  /// Loses the iteration, in a task of the body.
  static func lose() async
  /// Whether an iteration is lost.
  static func loses(_ iteration: Iteration) -> Bool
}

/// An actor for the hops of the bodies.
actor Tally {
  private(set) var count = 0
  func add() { count += 1 }
}

extension LostIteration {
  static var objective: String { "A lost iteration has a verdict" }
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
