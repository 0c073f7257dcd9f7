import Foundation
import StressKit

/// Two threads take a value each, and two others put one each.
///
/// A taker waits with `if`: after it is woken it does not look again whether there is a value. If
/// the other taker was faster, there is none. The twin waits with `while`.
struct ConditionChecksOnce: CatalogProgram {
  // The values are used under the lock of the condition alone.
  final class Place: @unchecked Sendable {
    private let condition = NSCondition()
    private var values = 0
    private var misses = 0
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    var missed: Int { condition.withLock { misses } }

    func put() {
      condition.withLock {
        values += 1
        condition.broadcast()
      }
    }

    func take(_ iteration: Iteration) {
      condition.withLock {
        iteration.witness(values > 0 ? "found" : "waited")
        switch form {
        case .buggy: if values == 0 { condition.wait() }
        case .correct: while values == 0 { condition.wait() }
        }
        if values > 0 { values -= 1 } else { misses += 1 }
      }
    }
  }

  var searchLimit: Int { 200 }

  static let objective = "A taker that was woken has a value"
  static let source = "documented pitfall of NSCondition"
  static let fix = "wait with while"
  static let catches: [Defect<Form>] = [
    Defect("if-instead-of-while", caughtBy: ["P1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("found", "a taker found a value"),
    Witness("waited", "a taker waited for a value"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("P1", "every taker gets a value") { _, place, _ in .equal(place.missed, 0) }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Place { Place(form) }

  func run(_ place: Place, _ iteration: Iteration) async {
    await onThreads([
      "first taker": { place.take(iteration) },
      "second taker": { place.take(iteration) },
      "first putter": { place.put() },
      "second putter": { place.put() },
    ])
  }
}
