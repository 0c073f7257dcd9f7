import Foundation
import StressKit

/// Two tasks set a value that is shown on a display.
///
/// The value is stored under a lock and shown after the lock. The task that stored first can show
/// last, and the display keeps an old value. The twin shows the value under the lock.
struct StaleDelivery: CatalogProgram {
  // The shown value is used under the lock alone.
  final class Display: @unchecked Sendable {
    private let lock = NSLock()
    private var value = 0

    var shown: Int { lock.withLock { value } }
    func show(_ new: Int) { lock.withLock { value = new } }
  }

  // The value is used under the lock alone.
  final class Property: @unchecked Sendable {
    let display = Display()
    private let lock = NSLock()
    private var value = 0
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    var stored: Int { lock.withLock { value } }

    func set(_ new: Int) {
      switch form {
      case .buggy:
        lock.withLock { value = new }
        display.show(new)
      case .correct:
        lock.withLock {
          value = new
          display.show(new)
        }
      }
    }
  }

  var searchLimit: Int { 1_000 }

  static let objective = "A display shows the value that was stored last"
  static let source = "common pattern"
  static let fix = "show the value under the lock"
  static let catches: [Defect<Form>] = [
    Defect("show-after-the-lock", caughtBy: ["D1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("1-last", "the first task stored last"),
    Witness("2-last", "the second task stored last"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("D1", "the display shows the stored value") { _, property, _ in
      .equal(property.display.shown, property.stored)
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Property { Property(form) }

  func run(_ property: Property, _ iteration: Iteration) async {
    await withTaskGroup { group in
      for value in [1, 2] { group.addTask(name: "setter \(value)") { property.set(value) } }
    }
    iteration.witness("\(property.stored)-last")
  }
}
