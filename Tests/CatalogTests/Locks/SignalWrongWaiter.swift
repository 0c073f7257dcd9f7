import Foundation
import StressKit

/// Two producers and two consumers share a buffer with one place and one condition.
///
/// A signal wakes one waiter, which may be of the wrong kind. A consumer that takes a value can
/// wake the other consumer, and the producer that waits for a free place sleeps on. The twin wakes
/// all waiters.
struct SignalWrongWaiter: CatalogProgram {
  // The buffer is used under the lock of the condition alone.
  final class Buffer: @unchecked Sendable {
    private let condition = NSCondition()
    private var isFull = false
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    func put(_ iteration: Iteration) {
      condition.withLock {
        while isFull {
          iteration.witness("full")
          condition.wait()
        }
        isFull = true
        wake()
      }
    }

    func take(_ iteration: Iteration) {
      condition.withLock {
        while !isFull {
          iteration.witness("empty")
          condition.wait()
        }
        isFull = false
        wake()
      }
    }

    private func wake() {
      switch form {
      case .buggy: condition.signal()
      case .correct: condition.broadcast()
      }
    }
  }

  var searchLimit: Int { 1_000 }

  static let objective = "Producers and consumers all end"
  static let source = "common pattern"
  static let fix = "wake all waiters"
  static let catches: [Defect<Form>] = [
    Defect("signal-instead-of-broadcast", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("full", "a producer waited"),
    Witness("empty", "a consumer waited"),
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Buffer { Buffer(form) }

  func run(_ buffer: Buffer, _ iteration: Iteration) async {
    await onThreads([
      "first consumer": { buffer.take(iteration) },
      "second consumer": { buffer.take(iteration) },
      "first producer": { buffer.put(iteration) },
      "second producer": { buffer.put(iteration) },
    ])
  }
}
