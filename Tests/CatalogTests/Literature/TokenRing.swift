import Foundation
import StressKit

/// Three threads pass a value around a ring, and a fourth compares their values.
///
/// SCTBench CS/token_ring. Each thread body is one critical section, but nothing enforces the order
/// of the ring. In the twin each thread waits for its predecessor.
struct TokenRing: ThreadedProgram {
  struct System: Sendable {
    let lock = NSLock()
    let values = [Shared(1), Shared(2), Shared(1)]
    let isDone = [Shared(false), Shared(false), Shared(false)]
    /// Each is signalled once its thread has finished.
    let done = (0..<3).map { _ in DispatchSemaphore(value: 0) }
    let assertions = Assertions()
    let form: Form
  }

  var spawned = 0

  static let objective = "All threads of the ring get the same value"
  static let source = "SCTBench CS/token_ring"
  static let fix = "each thread waits for its predecessor"
  static let catches: [Defect<Form>] = [
    Defect("any-order", caughtBy: ["T1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("compared", "the values were compared"),
    Witness("not-compared", "a thread had not finished at the comparison"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("T1", "all values are equal after all threads have finished") { _, system, _ in
      system.assertions.claim
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    let passing = (0..<3).map { position in
      ProgramThread("thread \(position + 1)") {
        if system.form == .correct, position > 0 { system.done[position - 1].wait() }
        system.lock.withLock {
          let before = system.values[(position + 2) % 3].read()
          system.values[position].write(position == 0 ? (before + 1) % 4 : before)
          system.isDone[position].write(true)
        }
        system.done[position].signal()
      }
    }
    await run(passing + [ProgramThread("thread 4") { compare(system, iteration) }])
  }

  private func compare(_ system: System, _ iteration: Iteration) {
    system.lock.withLock {
      for isDone in system.isDone where !isDone.read() {
        iteration.witness("not-compared")
        return
      }
      iteration.witness("compared")
      var found: [Int] = []
      for value in system.values { found.append(value.read()) }
      system.assertions.check(Set(found).count == 1, "\(found)")
    }
  }
}
