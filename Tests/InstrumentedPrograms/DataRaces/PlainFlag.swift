import Foundation
import StressKit

/// A worker looks at a flag without a lock to learn that it must stop.
struct PlainFlag: InstrumentedProgram {
  // Sendable by a promise that the buggy form breaks.
  final class Worker: @unchecked Sendable {
    let form: Form
    let lock = NSLock()
    var isStopped = false

    init(_ form: Form) { self.form = form }

    func stop() { lock.withLock { isStopped = true } }

    private var mustStop: Bool {
      switch form {
      case .buggy: isStopped
      case .correct: lock.withLock { isStopped }
      }
    }

    func work() async {
      for _ in 0..<3 where !mustStop {
        await Task.yield()
      }
    }
  }

  static let objective = "A worker sees that it must stop"
  static let catches: [Defect<Form>] = [
    Defect("read-without-lock", caughtBy: ["data_race"]) { $0 = .buggy }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Worker { Worker(form) }

  func run(_ worker: Worker, _ iteration: Iteration) async {
    await together([("worker", { await worker.work() }), ("owner", { worker.stop() })])
  }
}
