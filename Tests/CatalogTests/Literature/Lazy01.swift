import Foundation
import StressKit

/// Two threads initialize a value, and a third uses it.
///
/// SCTBench CS/lazy01. Both initializers add to the value although one is enough, so a use after
/// both finds too much. In the twin an initializer checks whether the value is already initialized.
struct Lazy01: ThreadedProgram {
  struct System: Sendable {
    let lock = NSLock()
    let data = Shared(0)
    let assertions = Assertions()
    let form: Form
  }

  var spawned = 0

  static let objective = "A value is initialized once"
  static let source = "SCTBench CS/lazy01"
  static let fix = "initialize the value only if it is not initialized yet"
  static let catches: [Defect<Form>] = [
    Defect("initialized-twice", caughtBy: ["Z1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("used-last", "the value was used after both initializers"),
    Witness("used-early", "the value was used before one of the initializers"),
  ]
  static let metrics = ["initializers"]
  static let invariants: [Invariant<Self>] = [
    Invariant("Z1", "the value is less than 3 when it is used") { _, system, _ in
      system.assertions.claim
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    await run([
      ProgramThread("initializer 1") { initialize(1, system, iteration) },
      ProgramThread("initializer 2") { initialize(2, system, iteration) },
      ProgramThread("user") {
        system.lock.withLock {
          let isLast = iteration.metrics["initializers"] == 2
          iteration.witness(isLast ? "used-last" : "used-early")
          let value = system.data.read()
          system.assertions.check(value < 3, "\(value)")
        }
      },
    ])
  }

  private func initialize(_ amount: Int, _ system: System, _ iteration: Iteration) {
    system.lock.withLock {
      let value = system.data.read()
      if system.form == .buggy || value == 0 { system.data.write(value + amount) }
      iteration.count("initializers")
    }
  }
}
