import StressKit
import Synchronization

/// A withdrawal checks the balance in one use of a free `Mutex`, and takes the money in another one.
struct TwoSections: InstrumentedProgram {
  final class Account: Sendable {
    let form: Form
    let balance = Mutex(100)

    init(_ form: Form) { self.form = form }

    func withdraw() {
      switch form {
      case .buggy:
        if balance.withLock({ $0 >= 70 }) { balance.withLock { $0 -= 70 } }
      case .correct:
        balance.withLock { if $0 >= 70 { $0 -= 70 } }
      }
    }
  }

  static let objective = "A balance is never negative"
  static let catches: [Defect<Form>] = [
    Defect("two-sections", caughtBy: ["B1"]) { $0 = .buggy }
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("B1", "the balance is 30") { _, account, _ in
      .equal(account.balance.withLock { $0 }, 30)
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Account { Account(form) }

  func run(_ account: Account, _ iteration: Iteration) async {
    await together([("left", { account.withdraw() }), ("right", { account.withdraw() })])
  }
}
