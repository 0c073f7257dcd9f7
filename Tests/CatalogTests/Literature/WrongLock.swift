import Foundation
import StressKit

/// Threads increment one variable under locks, but not all use the same lock.
///
/// SCTBench CS/wronglock_3 with three other threads, wronglock with seven. One thread checks under
/// its lock that its own increment is there; the others use another lock. In the twin all use the
/// same lock.
struct WrongLock: ThreadedProgram {
  struct System: Sendable {
    let right = NSLock()
    let wrong = NSLock()
    let value = Shared(0)
    let assertions = Assertions()
    let form: Form
  }

  var spawned = 0
  var others = 3

  var searchLimit: Int { 1_200 }

  static let objective = "No other thread writes while one holds the lock"
  static let source = "SCTBench CS/wronglock_3 (others=3), wronglock (others=7)"
  static let fix = "all threads take the same lock"
  static let parameters: [Parameter<Self>] = [
    startMode, Parameter("others", \.others, 1...100),
  ]
  static let catches: [Defect<Form>] = [
    Defect("two-locks", caughtBy: ["K1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("waited-for", "another thread ran while the first held its lock")
  ]
  static let metrics = ["held"]
  static let invariants: [Invariant<Self>] = [
    Invariant("K1", "the value is the read value plus 1") { _, system, _ in
      system.assertions.claim
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    let first = ProgramThread("first") {
      system.right.withLock {
        iteration.add(1, to: "held")
        let read = system.value.read()
        system.value.write(system.value.read() + 1)
        let found = system.value.read()
        system.assertions.check(found == read + 1, "\(found) after \(read)")
        iteration.add(-1, to: "held")
      }
    }
    let others = (1...others).map { number in
      ProgramThread("other \(number)") {
        if iteration.metrics["held"] > 0 { iteration.witness("waited-for") }
        (system.form == .buggy ? system.wrong : system.right).withLock {
          system.value.write(system.value.read() + 1)
        }
      }
    }
    await run([first] + others)
  }
}
