import Foundation
import StressKit

/// Setters write two variables, and a checker reads both.
///
/// SCTBench CS/reorder_3 with two setters, reorder_4 with three, reorder_5 with four. The checker
/// fails if it sees the first write of a setter and no second write of any. With more setters this
/// window is shorter. In the twin a lock protects the writes and the reads.
struct Reorder: ThreadedProgram {
  struct System: Sendable {
    let a = Shared(0)
    let b = Shared(0)
    let lock = NSLock()
    let assertions = Assertions()
    let form: Form
  }

  var spawned = 0
  var setters = 2
  var checkers = 1

  var searchLimit: Int { 4_500 }

  static let objective = "A reader sees both writes or none"
  static let source = "SCTBench CS/reorder_3 (setters=2) to reorder_5 (setters=4)"
  static let fix = "write and read both variables under one lock"
  static let parameters: [Parameter<Self>] = [
    startMode, Parameter("setters", \.setters, 1...100), Parameter("checkers", \.checkers, 1...10),
  ]
  static let catches: [Defect<Form>] = [
    Defect("written-apart", caughtBy: ["R1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("seen-before", "a checker saw the initial values"),
    Witness("seen-after", "a checker saw the written values"),
    Witness("checked-between", "a checker read between the two writes of a setter"),
  ]
  static let metrics = ["between"]
  static let invariants: [Invariant<Self>] = [
    Invariant("R1", "the variables are 0 and 0 or 1 and -1") { _, system, _ in
      system.assertions.claim
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    let setters = (1...setters).map { number in
      ProgramThread("setter \(number)") {
        together(system) {
          system.a.write(1)
          iteration.add(1, to: "between")
          system.b.write(-1)
          iteration.add(-1, to: "between")
        }
      }
    }
    let checkers = (1...checkers).map { number in
      ProgramThread("checker \(number)") {
        if iteration.metrics["between"] > 0 { iteration.witness("checked-between") }
        together(system) { check(system, iteration) }
      }
    }
    await run(setters + checkers)
  }

  private func check(_ system: System, _ iteration: Iteration) {
    if system.a.read() == 0, system.b.read() == 0 {
      iteration.witness("seen-before")
    } else if system.a.read() == 1, system.b.read() == -1 {
      iteration.witness("seen-after")
    } else {
      system.assertions.check(false, "only one of the two variables is written")
    }
  }

  private func together(_ system: System, _ body: () -> Void) {
    switch system.form {
    case .buggy: body()
    case .correct: system.lock.withLock(body)
    }
  }
}
