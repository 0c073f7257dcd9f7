import StressKit

/// Money moves between two accounts while an auditor adds up their balances.
///
/// K14. Each account is an actor and correct alone. But a transfer is two calls, and so is the
/// audit, so the audit may see the money in neither account or in both. In the twin both hold one
/// lock.
struct TwoActorAudit: CatalogProgram {
  actor Account {
    private(set) var balance: Int
    init(_ balance: Int) { self.balance = balance }
    func add(_ amount: Int) { balance += amount }
  }

  struct System: Sendable {
    let left = Account(50)
    let right = Account(50)
    let lock = AsyncLock()
    let assertions = Assertions()
    let form: Form
  }

  static let objective = "An audit finds the correct total"
  static let source = "K14"
  static let fix = "a transfer and the audit hold one lock"
  static let catches: [Defect<Form>] = [
    Defect("accounts-apart", caughtBy: ["A1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("audit-during-transfer", "the audit began while a transfer was under way")
  ]
  static let metrics = ["under_way"]
  static let invariants: [Invariant<Self>] = [
    Invariant("A1", "the audit adds up to 100") { _, system, _ in system.assertions.claim }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { group in
      group.addTask(name: "transfer right") {
        try await transfer(20, from: system.left, to: system.right, system, iteration)
      }
      group.addTask(name: "transfer left") {
        try await transfer(30, from: system.right, to: system.left, system, iteration)
      }
      group.addTask(name: "auditor") {
        if iteration.metrics["under_way"] > 0 { iteration.witness("audit-during-transfer") }
        try await together(system) {
          let left = await system.left.balance
          let right = await system.right.balance
          system.assertions.check(left + right == 100, "\(left) + \(right)")
        }
      }
      try await group.waitForAll()
    }
  }

  private func transfer(
    _ amount: Int,
    from: Account,
    to: Account,
    _ system: System,
    _ iteration: Iteration
  ) async throws {
    iteration.add(1, to: "under_way")
    try await together(system) {
      await from.add(-amount)
      await to.add(amount)
    }
    iteration.add(-1, to: "under_way")
  }

  private func together(_ system: System, _ body: () async -> Void) async throws {
    switch system.form {
    case .buggy: await body()
    case .correct: try await system.lock.withLock(body)
    }
  }
}
