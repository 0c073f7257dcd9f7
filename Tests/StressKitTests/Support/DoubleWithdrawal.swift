import StressKit

struct DoubleWithdrawal: Scenario {
  actor Account {
    private(set) var balance = 100
    func withdraw(_ amount: Int) { balance -= amount }
  }

  static let objective = "An account is never overdrawn"
  static let configuration: Void = ()
  static let catches: [Defect<Void>] = []
  static let witnesses = [Witness("enough", "somebody saw enough money")]
  static let invariants: [Invariant<Self>] = [
    Invariant("A1", "the balance is not negative") { _, account, _ in
      .atLeast(await account.balance, 0)
    }
  ]

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async -> Account { Account() }

  func run(_ account: Account, _ iteration: Iteration) async {
    await withTaskGroup { group in
      for name in ["Ann", "Bob"] {
        group.addTask(name: name) {
          guard await account.balance >= 80 else { return }
          iteration.witness("enough")
          await account.withdraw(80)
        }
      }
    }
  }
}
