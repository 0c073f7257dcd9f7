import Dispatch
import Foundation
import StressKit

/// A model tells its observer about a new value, and the observer reads the model on its queue.
///
/// The model calls the observer under its lock, and the observer waits for its queue. Work on this
/// queue can be waiting for the lock. The twin calls the observer after the lock.
struct CallbackUnderLock: CatalogProgram {
  // The value is used under the lock alone.
  final class Model: @unchecked Sendable {
    private let lock = NSLock()
    private var stored = 0
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    var value: Int { lock.withLock { stored } }

    func set(_ value: Int, telling observer: () -> Void) {
      switch form {
      case .buggy:
        lock.withLock {
          stored = value
          observer()
        }
      case .correct:
        lock.withLock { stored = value }
        observer()
      }
    }
  }

  struct System: Sendable {
    let model: Model
    let queue = DispatchQueue(label: "observer")
  }

  var searchLimit: Int { 200 }

  static let objective = "A callback can wait for a queue that reads the model"
  static let source = "common pattern"
  static let fix = "call the observer after the lock"
  static let catches: [Defect<Form>] = [
    Defect("call-under-the-lock", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("0-read", "the queue read the model before the change"),
    Witness("1-read", "the queue read the model after the change"),
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System {
    System(model: Model(form))
  }

  func run(_ system: System, _ iteration: Iteration) async {
    await withTaskGroup { group in
      group.addTask(name: "setter") {
        system.model.set(1) { system.queue.sync {} }
      }
      group.addTask(name: "reader") {
        await withCheckedContinuation { continuation in
          system.queue.async {
            iteration.witness("\(system.model.value)-read")
            continuation.resume()
          }
        }
      }
    }
  }
}
