import StressKit
import Synchronization

/// A flag tells that a value is there, but its accesses order nothing.
struct RelaxedFlag: InstrumentedProgram {
  // Sendable by a promise that the buggy form breaks.
  final class Box: @unchecked Sendable {
    let form: Form
    let isReady = Atomic(false)
    var value = 0

    init(_ form: Form) { self.form = form }

    func put() {
      value = 42
      switch form {
      case .buggy: isReady.store(true, ordering: .relaxed)
      case .correct: isReady.store(true, ordering: .releasing)
      }
    }

    func take() -> Int? {
      let isThere =
        switch form {
        case .buggy: isReady.load(ordering: .relaxed)
        case .correct: isReady.load(ordering: .acquiring)
        }
      return isThere ? value : nil
    }
  }

  static let objective = "A value is read after it is written"
  static let catches: [Defect<Form>] = [
    Defect("relaxed-order", caughtBy: ["data_race"]) { $0 = .buggy }
  ]
  static let witnesses = [Witness("taken", "the value was there")]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Box { Box(form) }

  func run(_ box: Box, _ iteration: Iteration) async {
    await together([
      ("writer", { box.put() }),
      ("reader", { if box.take() != nil { iteration.witness("taken") } }),
    ])
  }
}
