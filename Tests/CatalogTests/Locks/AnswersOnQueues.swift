import Dispatch
import StressKit

/// An answer and a time limit arrive at one instant, each on its serial queue.
///
/// Each looks whether the other one has resumed the waiting task, and then marks that it does.
/// Both can look before one of them marks. The twin looks and marks in one critical section.
struct AnswersOnQueues: CatalogProgram {
  struct System: Sendable {
    let answers = DispatchQueue(label: "answers")
    let limits = DispatchQueue(label: "limits")
    let once: ResumeOnce
  }

  var searchLimit: Int { 1_000 }

  static let objective = "A waiting task is resumed once, by the answer or by the time limit"
  static let source = "reown-com/reown-swift#339"
  static let fix = "look and mark in one critical section"
  static let catches: [Defect<Form>] = [
    Defect("look-and-mark-apart", caughtBy: ["Q1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("answered", "the answer came first"),
    Witness("timed-out", "the time limit came first"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("Q1", "the task is resumed once") { _, system, _ in .equal(system.once.count, 1) }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System {
    System(once: ResumeOnce(form))
  }

  func run(_ system: System, _ iteration: Iteration) async {
    let end = await withCheckedContinuation { continuation in
      let time = DispatchTime.now() + .seconds(5)
      system.limits.asyncAfter(deadline: time) {
        system.once.answer { continuation.resume(returning: "timed-out") }
      }
      system.answers.asyncAfter(deadline: time) {
        system.once.answer { continuation.resume(returning: "answered") }
      }
    }
    iteration.witness(end)
  }
}
