import Foundation
import StressKit

/// Four tasks wait for doors that nobody opens, until they are cancelled.
///
/// A task checks for a cancellation, and then stores its continuation. A cancellation in between
/// finds no continuation, and the task is never resumed. The twin leaves a mark, and checks it when
/// it stores the continuation.
struct CancelledBeforeStored: CatalogProgram {
  // The state is used under the lock alone.
  final class Door: @unchecked Sendable {
    private let lock = NSLock()
    private var waiter: CheckedContinuation<Void, Never>?
    private var isCancelled = false
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    func wait(_ iteration: Iteration) async {
      await withTaskCancellationHandler {
        await withCheckedContinuation { store($0) }
      } onCancel: {
        let waiter = lock.withLock {
          isCancelled = true
          return self.waiter.take()
        }
        iteration.witness(waiter == nil ? "cancelled-before" : "cancelled-while-waiting")
        waiter?.resume()
      }
    }

    private func store(_ continuation: CheckedContinuation<Void, Never>) {
      if form == .buggy, Task.isCancelled { return continuation.resume() }
      let isLate = lock.withLock {
        if form == .correct, isCancelled { return true }
        waiter = continuation
        return false
      }
      if isLate { continuation.resume() }
    }
  }

  var searchLimit: Int { 1_000 }

  static let objective = "A cancelled task stops waiting"
  static let source = "common pattern"
  static let fix = "mark the cancellation under the lock under which the continuation is stored"
  static let catches: [Defect<Form>] = [
    Defect("no-mark", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("cancelled-before", "the task was cancelled before it had stored its continuation"),
    Witness("cancelled-while-waiting", "the task was cancelled while it waited"),
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> [Door] {
    (0..<4).map { _ in Door(form) }
  }

  func run(_ doors: [Door], _ iteration: Iteration) async {
    await withTaskGroup { group in
      for (number, door) in doors.enumerated() {
        let waiter = Task(name: "waiter \(number)") { await door.wait(iteration) }
        group.addTask(name: "canceller \(number)") {
          waiter.cancel()
          await waiter.value
        }
      }
    }
  }
}
