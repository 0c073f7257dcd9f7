import Foundation
import StressKit

/// Two threads hold two locks while they change a counter.
///
/// SCTBench CS/deadlock01. They take the locks in opposite orders, so each may hold the lock that
/// the other waits for. In the twin both take them in the same order.
struct Deadlock01: ThreadedProgram {
  struct System: Sendable {
    let first = NSLock()
    let second = NSLock()
    let counter = Shared(0)
    let form: Form
  }

  var spawned = 0

  var searchLimit: Int { 2_000 }

  static let objective = "Both threads get both locks"
  static let source = "SCTBench CS/deadlock01"
  static let fix = "take the locks in the same order"
  static let catches: [Defect<Form>] = [
    Defect("opposite-orders", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [Witness("both-want", "both threads wanted the locks at the same time")]
  static let metrics = ["wanting"]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    let (outer, inner) =
      system.form == .buggy ? (system.second, system.first) : (system.first, system.second)
    await run([
      ProgramThread("up") {
        change(by: 1, system.first, system.second, system, iteration)
      },
      ProgramThread("down") { change(by: -1, outer, inner, system, iteration) },
    ])
  }

  private func change(
    by amount: Int,
    _ outer: NSLock,
    _ inner: NSLock,
    _ system: System,
    _ iteration: Iteration
  ) {
    iteration.count("wanting")
    if iteration.metrics["wanting"] == 2 { iteration.witness("both-want") }
    outer.withLock {
      inner.withLock { system.counter.update { $0 += amount } }
    }
    iteration.add(-1, to: "wanting")
  }
}
