import StressKit

/// One thread pushes ten times; another pops ten times, whenever a flag says that the stack is not
/// empty.
///
/// SCTBench CS/stack. Nothing resets the flag, so the second pop after one push finds the stack
/// empty. In the twin the flag says whether elements are left.
struct Stack: ThreadedProgram {
  actor Storage {
    private let size = 10
    private var top = 0
    var isEmpty: Bool { top == 0 }

    func push() -> Bool {
      guard top < size else { return false }
      top += 1
      return true
    }

    func pop() -> Bool {
      guard top > 0 else { return false }
      top -= 1
      return true
    }
  }

  struct System: Sendable {
    let lock = AsyncLock()
    let storage = Storage()
    let isFilled = Shared(false)
    let assertions = Assertions()
    let form: Form
  }

  var spawned = 0

  private static let rounds = 10

  var searchLimit: Int { 600 }

  static let objective = "No pop finds the stack empty"
  static let source = "SCTBench CS/stack"
  static let fix = "reset the flag when the last element is popped"
  static let catches: [Defect<Form>] = [
    Defect("flag-stays-up", caughtBy: ["S1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("pop-skipped", "a round found nothing to pop after an earlier pop")
  ]
  static let metrics = ["pops"]
  static let invariants: [Invariant<Self>] = [
    Invariant("S1", "every push and every pop succeeds") { _, system, _ in
      system.assertions.claim
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async throws {
    try await run([
      ProgramThread("pusher") {
        for round in 1...Self.rounds {
          try await system.lock.withLock {
            let hasPushed = await system.storage.push()
            system.assertions.check(hasPushed, "push \(round) found the stack full")
            await system.isFilled.write(true)
          }
        }
      },
      ProgramThread("popper") {
        for round in 1...Self.rounds {
          try await system.lock.withLock { await pop(round, system, iteration) }
        }
      },
    ])
  }

  private func pop(_ round: Int, _ system: System, _ iteration: Iteration) async {
    guard await system.isFilled.read() else {
      if iteration.metrics["pops"] > 0 { iteration.witness("pop-skipped") }
      return
    }
    let hasPopped = await system.storage.pop()
    system.assertions.check(hasPopped, "pop \(round) found the stack empty")
    iteration.count("pops")
    workOffActor()
    if system.form == .correct, await system.storage.isEmpty { await system.isFilled.write(false) }
  }
}
