import Foundation
import StressKit

/// A deposit, a withdrawal, and a checker that computes the balance with a wrong formula.
///
/// SCTBench CS/account. All three use one lock. The checker checks only if the others have
/// finished, so it fails exactly if it runs last. The twin uses the right formula.
struct Account: ThreadedProgram {
  struct System: Sendable {
    let lock = NSLock()
    let balance = Shared(1)
    let isDeposited = Shared(false)
    let isWithdrawn = Shared(false)
    let assertions = Assertions()
    let form: Form
  }

  var spawned = 0

  static let objective = "The balance equals deposits minus withdrawals"
  static let source = "SCTBench CS/account"
  static let fix = "add the deposit instead of subtracting it"
  static let catches: [Defect<Form>] = [
    Defect("wrong-formula", caughtBy: ["A1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("checked", "the checker ran last"), Witness("not-checked", "the checker ran too early"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("A1", "the checker finds the balance that it computes") { _, system, _ in
      system.assertions.claim
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    await run([
      ProgramThread("checker") { check(system, iteration) },
      ProgramThread("deposit") {
        system.lock.withLock {
          system.balance.update { $0 += 2 }
          system.isDeposited.write(true)
        }
      },
      ProgramThread("withdrawal") {
        system.lock.withLock {
          system.balance.update { $0 -= 4 }
          system.isWithdrawn.write(true)
        }
      },
    ])
  }

  private func check(_ system: System, _ iteration: Iteration) {
    system.lock.withLock {
      guard system.isDeposited.read(), system.isWithdrawn.read() else {
        iteration.witness("not-checked")
        return
      }
      iteration.witness("checked")
      let balance = system.balance.read()
      let computed = system.form == .buggy ? (1 - 2) - 4 : (1 + 2) - 4
      system.assertions.check(balance == computed, "\(balance), not \(computed)")
    }
  }
}
