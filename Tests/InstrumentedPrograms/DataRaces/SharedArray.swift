import Foundation
import StressKit

/// Two tasks append to an array of a class.
struct SharedArray: InstrumentedProgram {
  // Sendable by a promise that the buggy form breaks.
  final class List: @unchecked Sendable {
    let form: Form
    private let lock = NSLock()
    private var names: [String] = []

    init(_ form: Form) { self.form = form }

    func add(_ name: String) {
      switch form {
      case .buggy: names.append(name)
      case .correct: lock.withLock { names.append(name) }
      }
    }
  }

  static let objective = "Every name is in the list"
  static let catches: [Defect<Form>] = [
    Defect("append-without-lock", caughtBy: ["data_race"]) { $0 = .buggy }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> List { List(form) }

  func run(_ list: List, _ iteration: Iteration) async {
    await together([("ann", { list.add("Ann") }), ("bob", { list.add("Bob") })])
  }
}
