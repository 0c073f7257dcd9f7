import Foundation
import StressKit

/// Two threads sleep until they are told to stop.
///
/// A thread checks the flag before it takes the lock of the condition. A stop between the check and
/// the wait wakes nobody, and the thread sleeps forever. The twin checks under the lock, before
/// each wait.
struct StopMissed: CatalogProgram {
  // The flag is used under its own lock alone.
  final class Sleeper: @unchecked Sendable {
    private let flagLock = NSLock()
    private var isStopping = false
    private let condition = NSCondition()
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    private var stops: Bool { flagLock.withLock { isStopping } }

    func stop() {
      flagLock.withLock { isStopping = true }
      condition.withLock { condition.broadcast() }
    }

    func sleep(_ iteration: Iteration) {
      switch form {
      case .buggy:
        while !stops { condition.withLock { condition.wait() } }
      case .correct:
        condition.withLock {
          if stops { iteration.witness("stopped-before") }
          while !stops {
            iteration.witness("slept")
            condition.wait()
          }
        }
      }
    }
  }

  var searchLimit: Int { 1_000 }

  static let objective = "A thread that is told to stop ends"
  static let source = "common pattern"
  static let fix = "check the flag under the lock of the condition"
  static let catches: [Defect<Form>] = [
    Defect("check-outside-the-lock", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("slept", "a thread slept"),
    Witness("stopped-before", "a thread was told to stop before it slept"),
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Sleeper { Sleeper(form) }

  func run(_ sleeper: Sleeper, _ iteration: Iteration) async {
    await onThreads([
      "first sleeper": { sleeper.sleep(iteration) },
      "second sleeper": { sleeper.sleep(iteration) },
      "owner": { sleeper.stop() },
    ])
  }
}
