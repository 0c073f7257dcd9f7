import StressKit
import Synchronization

/// A counter is loaded and stored in two atomic accesses.
struct LoadThenStore: InstrumentedProgram {
  final class Counter: Sendable {
    let form: Form
    let count = Atomic(0)

    init(_ form: Form) { self.form = form }

    func add() {
      switch form {
      case .buggy:
        count.store(count.load(ordering: .acquiring) + 1, ordering: .releasing)
      case .correct: count.add(1, ordering: .acquiringAndReleasing)
      }
    }
  }

  static let objective = "Both additions count"
  static let catches: [Defect<Form>] = [
    Defect("two-accesses", caughtBy: ["C1"]) { $0 = .buggy }
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("C1", "both tasks have counted") { _, counter, _ in
      .equal(counter.count.load(ordering: .acquiring), 2)
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Counter { Counter(form) }

  func run(_ counter: Counter, _ iteration: Iteration) async {
    await together([("left", { counter.add() }), ("right", { counter.add() })])
  }
}
