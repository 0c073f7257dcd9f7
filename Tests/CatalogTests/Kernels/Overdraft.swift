import StressKit

/// Two withdrawals of 80 from an account of 100, each authorized by a bank.
///
/// K1; SE-0306 "Interleaving", SwiftLint#4883, onmyway133/blog#912. The balance is checked before
/// the bank is awaited but not after it, so both withdrawals pass the check. The twin checks again.
struct Overdraft: CatalogProgram {
  /// Authorizes every amount on its own actor, and records it. Without the record an optimizer
  /// would remove the call, and its suspension.
  actor Bank {
    private var authorized = 0

    func authorize(_ amount: Int) -> Bool {
      authorized += amount
      return authorized >= amount
    }
  }

  actor Account {
    private(set) var balance = 100
    private var authorizing = 0
    private let bank = Bank()
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    func withdraw(_ amount: Int, _ iteration: Iteration) async -> Bool {
      guard balance >= amount else { return false }
      authorizing += 1
      if authorizing > 1 { iteration.witness("both-authorizing") }
      let isAuthorized = await bank.authorize(amount)
      authorizing -= 1
      guard isAuthorized else { return false }
      if form == .correct, balance < amount { return false }
      balance -= amount
      return true
    }
  }

  static let objective = "An account is never overdrawn"
  static let source = "K1: SE-0306, SwiftLint#4883, onmyway133/blog#912"
  static let fix = "check the balance again after the await"
  static let catches: [Defect<Form>] = [
    Defect("no-check-after-await", caughtBy: ["O1"]) { $0 = .buggy }
  ]
  static let witnesses = [Witness("both-authorizing", "both withdrawals passed the first check")]
  static let invariants: [Invariant<Self>] = [
    Invariant("O1", "the balance is not negative") { _, account, _ in
      .atLeast(await account.balance, 0)
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Account { Account(form) }

  func run(_ account: Account, _ iteration: Iteration) async {
    await withTaskGroup { group in
      for name in ["Ann", "Bob"] {
        group.addTask(name: name) { _ = await account.withdraw(80, iteration) }
      }
    }
  }
}
