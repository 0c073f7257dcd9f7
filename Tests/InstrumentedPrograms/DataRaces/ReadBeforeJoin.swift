import Foundation
import StressKit

/// The result of a thread is read before the thread has ended.
struct ReadBeforeJoin: InstrumentedProgram {
  // Sendable by a promise that the buggy form breaks.
  final class Result: @unchecked Sendable {
    var number = 0
  }

  static let objective = "A result is read when it is there"
  static let catches: [Defect<Form>] = [
    Defect("reads-early", caughtBy: ["data_race"]) { $0 = .buggy }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Form { form }

  func run(_ form: Form, _ iteration: Iteration) async {
    let result = Result()
    let ended = DispatchSemaphore(value: 0)
    let thread = Thread {
      result.number = 42
      ended.signal()
    }
    thread.start()
    var sum = 0
    if form == .buggy { sum += result.number }
    Self.wait(for: ended)
    sum += result.number
    iteration.add(sum, to: "sum")
  }

  static let metrics = ["sum"]

  // A semaphore cannot be waited for in an async function.
  private static func wait(for ended: DispatchSemaphore) { ended.wait() }
}
