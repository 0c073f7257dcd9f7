import Foundation
import StressKit

/// Two threads take an outer lock briefly to enter and to leave, and hold an inner lock in between.
///
/// SCTBench CS/carter01. The second thread to enter waits for the inner lock while it holds the
/// outer lock, which the first thread needs to leave. The twin takes the inner lock first.
struct Carter01: ThreadedProgram {
  struct System: Sendable {
    let outer = NSLock()
    let inner = NSLock()
    let inside = Shared(0)
    let form: Form
  }

  var spawned = 0

  var searchLimit: Int { 1_000 }

  static let objective = "Both threads leave"
  static let source = "SCTBench CS/carter01"
  static let fix = "take the inner lock before the outer one"
  static let catches: [Defect<Form>] = [
    Defect("locks-held-across", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("second-waits", "a thread wanted to enter while the other was inside")
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    await run(
      ["first", "second"].map { name in
        ProgramThread(name) {
          switch system.form {
          case .buggy:
            enter(system) { system.inner.lock() }
            leave(system) { system.inner.unlock() }
          case .correct:
            if system.inside.read() > 0 { iteration.witness("second-waits") }
            system.inner.withLock {
              enter(system) {}
              leave(system) {}
            }
          }
        }
      }
    )
  }

  private func enter(_ system: System, _ body: () -> Void) {
    system.outer.withLock {
      system.inside.update { $0 += 1 }
      body()
    }
  }

  private func leave(_ system: System, _ body: () -> Void) {
    system.outer.withLock {
      system.inside.update { $0 -= 1 }
      body()
    }
  }
}
