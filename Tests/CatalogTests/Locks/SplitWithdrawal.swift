import Foundation
import StressKit

/// Three tasks withdraw 80 from a wallet of 100 that a lock protects.
///
/// The wallet reads the balance in one critical section and withdraws in another. Two tasks can
/// read 100 before one of them withdraws. The twin does both in one critical section.
struct SplitWithdrawal: CatalogProgram {
  // The balance is used under the lock alone.
  final class Wallet: @unchecked Sendable {
    private let lock = NSLock()
    private var money = 100
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    var balance: Int { lock.withLock { money } }

    /// Withdraws an amount if there is enough.
    /// - Returns: Whether there was enough.
    func withdraw(_ amount: Int) -> Bool {
      switch form {
      case .buggy:
        guard balance >= amount else { return false }
        lock.withLock { money -= amount }
        return true
      case .correct:
        return lock.withLock {
          guard money >= amount else { return false }
          money -= amount
          return true
        }
      }
    }
  }

  var searchLimit: Int { 1_000 }

  static let objective = "A wallet behind a lock is never overdrawn"
  static let source = "common pattern"
  static let fix = "check and withdraw in one critical section"
  static let catches: [Defect<Form>] = [
    Defect("two-critical-sections", caughtBy: ["W1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("Ann-refused", "Ann came later and was refused"),
    Witness("Bob-refused", "Bob came later and was refused"),
    Witness("Cid-refused", "Cid came later and was refused"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("W1", "the balance is not negative") { _, wallet, _ in .atLeast(wallet.balance, 0) }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Wallet { Wallet(form) }

  func run(_ wallet: Wallet, _ iteration: Iteration) async {
    await withTaskGroup { group in
      for name in ["Ann", "Bob", "Cid"] {
        group.addTask(name: name) {
          if !wallet.withdraw(80) { iteration.witness("\(name)-refused") }
        }
      }
    }
  }
}
