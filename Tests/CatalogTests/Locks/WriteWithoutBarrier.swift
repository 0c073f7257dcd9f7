import Dispatch
import StressKit
import Synchronization

/// Four additions to a counter that a concurrent queue protects.
///
/// Blocks of a concurrent queue run beside each other. An addition without a barrier can read the
/// counter while another one is between its read and its write. The twin adds with a barrier.
struct WriteWithoutBarrier: CatalogProgram {
  final class Counter: Sendable {
    private let queue = DispatchQueue(label: "counter", attributes: .concurrent)
    // Without it, the bug would be a data race also.
    private let count = Mutex(0)
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    var value: Int { count.withLock { $0 } }

    func add(_ group: DispatchGroup) {
      let flags: DispatchWorkItemFlags = form == .correct ? .barrier : []
      queue.async(group: group, flags: flags) { [self] in
        let read = value
        schedulingPoint("between the read and the write")
        count.withLock { $0 = read + 1 }
      }
    }

    func look(_ group: DispatchGroup, _ iteration: Iteration) {
      queue.async(group: group) { [self] in
        let seen = value
        if seen % 4 == 0 { iteration.witness("\(seen)-seen") }
      }
    }
  }

  var searchLimit: Int { 1_000 }

  static let objective = "Every addition on a concurrent queue counts"
  static let source = "Apple, documentation of dispatch barriers"
  static let fix = "add with a barrier"
  static let catches: [Defect<Form>] = [
    Defect("no-barrier", caughtBy: ["N1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("0-seen", "a reader came before the additions"),
    Witness("4-seen", "a reader came after the additions"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("N1", "all additions count") { _, counter, _ in .equal(counter.value, 4) }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Counter { Counter(form) }

  func run(_ counter: Counter, _ iteration: Iteration) async {
    let group = DispatchGroup()
    await withTaskGroup { tasks in
      tasks.addTask(name: "reader") { counter.look(group, iteration) }
      for name in ["Ann", "Bob", "Cid", "Dan"] { tasks.addTask(name: name) { counter.add(group) } }
    }
    await withCheckedContinuation { continuation in
      group.notify(queue: .global()) { continuation.resume() }
    }
  }
}
