import Foundation
import StressKit

/// One thread pushes ten times; another pops ten times, whenever a flag says that the stack is not
/// empty.
///
/// SCTBench CS/stack. Nothing resets the flag, so the second pop after one push finds the stack
/// empty. In the twin the flag says whether elements are left.
struct Stack: ThreadedProgram {
  struct Storage: Sendable {
    private let size = 10
    private var top = 0
    var isEmpty: Bool { top == 0 }

    mutating func push() -> Bool {
      guard top < size else { return false }
      top += 1
      return true
    }

    mutating func pop() -> Bool {
      guard top > 0 else { return false }
      top -= 1
      return true
    }
  }

  struct System: Sendable {
    let lock = NSLock()
    let storage = Shared(Storage())
    let isFilled = Shared(false)
    let assertions = Assertions()
    let form: Form
  }

  var spawned = 0

  private static let rounds = 10

  var searchLimit: Int { 1_200 }

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

  func run(_ system: System, _ iteration: Iteration) async {
    await run([
      ProgramThread("pusher") {
        for round in 1...Self.rounds {
          system.lock.withLock {
            let hasPushed = system.storage.update { $0.push() }
            system.assertions.check(hasPushed, "push \(round) found the stack full")
            system.isFilled.write(true)
          }
        }
      },
      ProgramThread("popper") {
        for round in 1...Self.rounds {
          system.lock.withLock { pop(round, system, iteration) }
        }
      },
    ])
  }

  private func pop(_ round: Int, _ system: System, _ iteration: Iteration) {
    guard system.isFilled.read() else {
      if iteration.metrics["pops"] > 0 { iteration.witness("pop-skipped") }
      return
    }
    let hasPopped = system.storage.update { $0.pop() }
    system.assertions.check(hasPopped, "pop \(round) found the stack empty")
    iteration.count("pops")
    if system.form == .correct, system.storage.read().isEmpty { system.isFilled.write(false) }
  }
}
