import Foundation
import StressKit

/// A writer sets two values, each under its own lock, and a reader reads both.
///
/// SCTBench CS/twostage. A reader between the stages finds only the first value set. In the twin
/// the writer holds the first lock until both values are set.
struct TwoStage: ThreadedProgram {
  struct System: Sendable {
    let firstLock = NSLock()
    let secondLock = NSLock()
    let first = Shared(0)
    let second = Shared(0)
    let assertions = Assertions()
    let form: Form
  }

  var spawned = 0
  var writers = 1
  var readers = 1

  var searchLimit: Int { 2_500 }

  static let objective = "A reader that sees the first stage also sees the second"
  static let source = "SCTBench CS/twostage"
  static let fix = "hold the first lock during both stages"
  static let parameters: [Parameter<Self>] = [
    startMode, Parameter("writers", \.writers, 1...100), Parameter("readers", \.readers, 1...10),
  ]
  static let catches: [Defect<Form>] = [
    Defect("stages-apart", caughtBy: ["W1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("too-early", "a reader came before the first stage"),
    Witness("read", "a reader came after the first stage"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("W1", "the second value is the first plus 1") { _, system, _ in
      system.assertions.claim
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    let writers = (1...writers).map { number in
      ProgramThread("writer \(number)") { write(system) }
    }
    let readers = (1...readers).map { number in
      ProgramThread("reader \(number)") { read(system, iteration) }
    }
    await run(writers + readers)
  }

  private func write(_ system: System) {
    switch system.form {
    case .buggy:
      system.firstLock.withLock { system.first.write(1) }
      secondStage(system)
    case .correct:
      system.firstLock.withLock {
        system.first.write(1)
        secondStage(system)
      }
    }
  }

  private func secondStage(_ system: System) {
    system.secondLock.withLock {
      system.second.write(system.first.read() + 1)
    }
  }

  private func read(_ system: System, _ iteration: Iteration) {
    let first = system.firstLock.withLock { system.first.read() }
    iteration.witness(first == 0 ? "too-early" : "read")
    guard first != 0 else { return }
    let second = system.secondLock.withLock { system.second.read() }
    system.assertions.check(second == first + 1, "\(first) and \(second)")
  }
}
