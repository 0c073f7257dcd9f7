import Foundation
import StressKit

/// Two tasks add to a variable without a lock.
struct UnlockedCounter: InstrumentedProgram {
  // Sendable by a promise that the buggy form breaks.
  final class Counter: @unchecked Sendable {
    let form: Form
    let lock = NSLock()
    var count = 0

    init(_ form: Form) { self.form = form }

    func add() {
      switch form {
      case .buggy: count += 1
      case .correct: lock.withLock { count += 1 }
      }
    }
  }

  static let objective = "Both additions count"
  static let catches: [Defect<Form>] = [
    Defect("no-lock", caughtBy: ["data_race", "N1"]) { $0 = .buggy }
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("N1", "both tasks have counted") { _, counter, _ in .equal(counter.count, 2) }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Counter { Counter(form) }

  func run(_ counter: Counter, _ iteration: Iteration) async {
    await together([("left", { counter.add() }), ("right", { counter.add() })])
  }
}
