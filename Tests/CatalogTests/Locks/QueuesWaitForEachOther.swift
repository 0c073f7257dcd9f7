import Dispatch
import StressKit

/// Two serial queues each have work that calls the other queue.
///
/// The work calls with `sync`, which waits. If both queues are at work, each waits for the other.
/// In the twin the work calls with `async`.
struct QueuesWaitForEachOther: CatalogProgram {
  struct System: Sendable {
    let orders = DispatchQueue(label: "orders")
    let stock = DispatchQueue(label: "stock")
    let form: Form
  }

  static let objective = "Two queues that call each other end their work"
  static let source = "common pattern"
  static let fix = "call the other queue with async"
  static let catches: [Defect<Form>] = [
    Defect("sync-both-ways", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [Witness("both-at-work", "both queues were at work at one time")]
  static let metrics = ["at-work"]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    let group = DispatchGroup()
    call(from: system.orders, to: system.stock, group, system.form, iteration)
    call(from: system.stock, to: system.orders, group, system.form, iteration)
    await withCheckedContinuation { continuation in
      group.notify(queue: .global()) { continuation.resume() }
    }
  }

  private func call(
    from one: DispatchQueue,
    to other: DispatchQueue,
    _ group: DispatchGroup,
    _ form: Form,
    _ iteration: Iteration
  ) {
    one.async(group: group) {
      iteration.count("at-work")
      if iteration.metrics["at-work"] == 2 { iteration.witness("both-at-work") }
      switch form {
      case .buggy: other.sync {}
      case .correct: other.async(group: group) {}
      }
      iteration.add(-1, to: "at-work")
    }
  }
}
