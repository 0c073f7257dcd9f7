import StressKit

/// Setters write two variables, and a checker reads both.
///
/// SCTBench CS/reorder_3 with two setters, reorder_4 with three, reorder_5 with four. The checker
/// fails when it sees the first write of a setter and not yet a second one of any. The more setters
/// there are, the shorter that lasts. In the twin both variables are written, and read, under a lock.
struct Reorder: ThreadedProgram {
  struct System: Sendable {
    let a = Shared(0)
    let b = Shared(0)
    let lock = AsyncLock()
    let assertions = Assertions()
    let form: Form
  }

  var spawned = 0
  var setters = 2
  var checkers = 1

  /// Found rarely by a random walk when the setters are gone before the checker is created.
  var searchLimit: Int { spawned == 1 && setters > 2 ? 100_000 : 2_000 }

  static let objective = "Two variables that belong together are never seen apart"
  static let source = "SCTBench CS/reorder_3 (setters=2) to reorder_5 (setters=4)"
  static let fix = "write and read both variables under one lock"
  static let parameters: [Parameter<Self>] = [
    startMode, Parameter("setters", \.setters, 1...100), Parameter("checkers", \.checkers, 1...10),
  ]
  static let catches: [Defect<Form>] = [
    Defect("written-apart", caughtBy: ["R1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("seen-before", "a checker saw the variables as they were at first"),
    Witness("seen-after", "a checker saw them written"),
    Witness("checked-between", "a checker came while a setter was between its writes"),
  ]
  static let metrics = ["between"]
  static let invariants: [Invariant<Self>] = [
    Invariant("R1", "the variables are 0 and 0 or 1 and -1") { _, system, _ in
      system.assertions.claim
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async throws {
    let setters = (1...setters).map { number in
      ProgramThread("setter \(number)") {
        try await together(system) {
          await system.a.write(1)
          iteration.add(1, to: "between")
          await system.b.write(-1)
          iteration.add(-1, to: "between")
        }
      }
    }
    let checkers = (1...checkers).map { number in
      ProgramThread("checker \(number)") {
        if iteration.metrics["between"] > 0 { iteration.witness("checked-between") }
        try await together(system) { await check(system, iteration) }
      }
    }
    try await run(setters + checkers)
  }

  private func check(_ system: System, _ iteration: Iteration) async {
    if await system.a.read() == 0, await system.b.read() == 0 {
      iteration.witness("seen-before")
    } else if await system.a.read() == 1, await system.b.read() == -1 {
      iteration.witness("seen-after")
    } else {
      system.assertions.check(false, "one variable is written, the other is not")
    }
  }

  private func together(_ system: System, _ body: () async -> Void) async throws {
    switch system.form {
    case .buggy: await body()
    case .correct: try await system.lock.withLock(body)
    }
  }
}
