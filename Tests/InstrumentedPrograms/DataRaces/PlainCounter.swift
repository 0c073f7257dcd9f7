import InstrumentedC
import Foundation
import StressKit

/// Two tasks call a function of C that adds to a variable.
struct PlainCounter: InstrumentedProgram {
  final class Locked: Sendable {
    let form: Form
    private let lock = NSLock()

    init(_ form: Form) { self.form = form }

    func add() {
      switch form {
      case .buggy: c_counter_add()
      case .correct: lock.withLock { c_counter_add() }
      }
    }
  }

  static let objective = "A counter in C has one writer at a time"
  static let catches: [Defect<Form>] = [
    Defect("unlocked-c", caughtBy: ["data_race"]) { $0 = .buggy }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Locked { Locked(form) }

  func run(_ counter: Locked, _ iteration: Iteration) async {
    await together([("left", { counter.add() }), ("right", { counter.add() })])
  }
}
