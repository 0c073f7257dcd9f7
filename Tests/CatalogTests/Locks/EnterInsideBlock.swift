import Dispatch
import StressKit
import Synchronization

/// Two downloads enter a group, and a notification comes when the group is empty.
///
/// A download enters the group when its block runs. If no block has run yet, the group is empty
/// and the notification comes too early. The twin enters before it starts the block.
struct EnterInsideBlock: CatalogProgram {
  final class System: Sendable {
    let group = DispatchGroup()
    let form: Form
    private let downloaded = Mutex(0)
    private let seen = Mutex<Int?>(nil)

    init(_ form: Form) {
      self.form = form
    }

    var files: Int { downloaded.withLock { $0 } }
    var filesAtNotification: Int? { seen.withLock { $0 } }

    func start(_ queue: DispatchQueue) {
      if form == .correct { group.enter() }
      queue.async { [self] in
        if form == .buggy { group.enter() }
        downloaded.withLock { $0 += 1 }
        group.leave()
      }
    }

    func notified() { seen.withLock { $0 = files } }
  }

  static let objective = "A notification comes after all downloads"
  static let source = "common pattern"
  static let fix = "enter the group before the block is started"
  static let catches: [Defect<Form>] = [
    Defect("enter-in-the-block", caughtBy: ["G1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("waited", "a download was not done when the notification was set"),
    Witness("done", "both downloads were done when the notification was set"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("G1", "the notification comes after two downloads") { _, system, _ in
      .equal(system.filesAtNotification, 2)
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form) }

  func run(_ system: System, _ iteration: Iteration) async {
    for name in ["first", "second"] { system.start(DispatchQueue(label: name)) }
    // Other work of the task, in which downloads can end.
    await Task.yield()
    iteration.witness(system.files < 2 ? "waited" : "done")
    await withCheckedContinuation { continuation in
      system.group.notify(queue: .global()) {
        system.notified()
        continuation.resume()
      }
    }
  }
}
