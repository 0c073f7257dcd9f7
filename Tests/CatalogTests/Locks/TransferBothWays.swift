import Foundation
import StressKit

/// Four tasks transfer money between two accounts, in both directions.
///
/// Each account has a lock. A transfer takes the lock of the giver and then that of the taker. Two
/// opposite transfers can each hold one lock and wait for the other. In the twin a transfer takes
/// the lock of the account with the smaller number first.
struct TransferBothWays: CatalogProgram {
  // The balance is used under the lock alone.
  final class Account: @unchecked Sendable {
    let number: Int
    let lock = NSLock()
    var balance = 100

    init(_ number: Int) {
      self.number = number
    }
  }

  struct System: Sendable {
    let one = Account(1)
    let two = Account(2)
    let form: Form
  }

  var searchLimit: Int { 1_000 }

  static let objective = "Opposite transfers both end"
  static let source = "common pattern"
  static let fix = "take the lock of the smaller number first"
  static let catches: [Defect<Form>] = [
    Defect("giver-first", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [Witness("two-want", "two transfers wanted the locks at one time")]
  static let metrics = ["wanting"]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    let (one, two) = (system.one, system.two)
    await withTaskGroup { group in
      for amount in [10, 20] {
        group.addTask(name: "\(amount) there") {
          transfer(amount, one, two, system.form, iteration)
        }
        group.addTask(name: "\(amount) back") {
          transfer(amount, two, one, system.form, iteration)
        }
      }
    }
  }

  private func transfer(
    _ amount: Int,
    _ giver: Account,
    _ taker: Account,
    _ form: Form,
    _ iteration: Iteration
  ) {
    iteration.count("wanting")
    if iteration.metrics["wanting"] == 2 { iteration.witness("two-want") }
    let isSwapped = form == .correct && taker.number < giver.number
    let (first, second) = isSwapped ? (taker, giver) : (giver, taker)
    first.lock.withLock {
      second.lock.withLock {
        giver.balance -= amount
        taker.balance += amount
      }
    }
    iteration.add(-1, to: "wanting")
  }
}
