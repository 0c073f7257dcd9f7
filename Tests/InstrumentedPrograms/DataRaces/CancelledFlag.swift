import Foundation
import StressKit

/// A cancellation handler sets a variable that the task reads.
struct CancelledFlag: InstrumentedProgram {
  // Sendable by a promise that the buggy form breaks.
  final class Download: @unchecked Sendable {
    let form: Form
    private let lock = NSLock()
    private var isCancelled = false

    init(_ form: Form) { self.form = form }

    private func cancel() {
      switch form {
      case .buggy: isCancelled = true
      case .correct: lock.withLock { isCancelled = true }
      }
    }

    private var goesOn: Bool {
      switch form {
      case .buggy: !isCancelled
      case .correct: lock.withLock { !isCancelled }
      }
    }

    func run() async {
      await withTaskCancellationHandler {
        for _ in 0..<3 where goesOn { await Task.yield() }
      } onCancel: {
        cancel()
      }
    }
  }

  static let objective = "A download stops when it is cancelled"
  static let catches: [Defect<Form>] = [
    Defect("plain-flag", caughtBy: ["data_race"]) { $0 = .buggy }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Download { Download(form) }

  func run(_ download: Download, _ iteration: Iteration) async {
    let task = Task(name: "download") { await download.run() }
    await together([("user", { task.cancel() })])
    await task.value
  }
}
