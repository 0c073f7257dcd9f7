import Foundation
import StressKit

/// A value is made at its first use; the check before the lock reads without it.
struct LazyValue: InstrumentedProgram {
  final class Value: Sendable {}

  // Sendable by a promise that the buggy form breaks.
  final class Owner: @unchecked Sendable {
    let form: Form
    private let lock = NSLock()
    private var made: Value?

    init(_ form: Form) { self.form = form }

    var value: Value {
      if form == .buggy, let made { return made }
      return lock.withLock {
        if let made { return made }
        let value = Value()
        made = value
        return value
      }
    }
  }

  static let objective = "A value is made once"
  static let catches: [Defect<Form>] = [
    Defect("checks-before-lock", caughtBy: ["data_race"]) { $0 = .buggy }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Owner { Owner(form) }

  func run(_ owner: Owner, _ iteration: Iteration) async {
    await together([("left", { _ = owner.value }), ("right", { _ = owner.value })])
  }
}
