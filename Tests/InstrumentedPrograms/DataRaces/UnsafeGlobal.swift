import Foundation
import StressKit

private nonisolated(unsafe) var user = ""
private let lock = NSLock()

/// Two tasks set a global variable that only a promise protects.
struct UnsafeGlobal: InstrumentedProgram {
  static let objective = "A global variable has one writer at a time"
  static let catches: [Defect<Form>] = [
    Defect("unsafe-global", caughtBy: ["data_race"]) { $0 = .buggy }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Form { form }

  func run(_ form: Form, _ iteration: Iteration) async {
    let set: @Sendable (String) -> Void = { text in
      switch form {
      case .buggy: unsafe user = text
      case .correct: lock.withLock { unsafe user = text }
      }
    }
    await together([("ann", { set("Ann") }), ("bob", { set("Bob") })])
  }
}
