import StressKit
import Synchronization

/// An import starts a child task per job until it is cancelled.
///
/// K17, related: swiftlang/swift#80789, where `addTaskUnlessCancelled` added tasks after the parent
/// was cancelled (fixed in #80794). Here the program has the bug: it checks for cancellation,
/// awaits the next job, then adds a child for it. The twin adds the child only if not cancelled.
struct AddAfterCancel: CatalogProgram {
  actor Jobs {
    private var left = 2

    func next() -> Int? {
      guard left > 0 else { return nil }
      left -= 1
      return left
    }
  }

  final class System: Sendable {
    let jobs = Jobs()
    let form: Form
    private let state = Mutex((isCancelled: false, late: 0))

    init(_ form: Form) {
      self.form = form
    }

    var isCancelled: Bool { state.withLock { $0.isCancelled } }
    var late: Int { state.withLock { $0.late } }
    func cancelled() { state.withLock { $0.isCancelled = true } }
    func addedLate() { state.withLock { $0.late += 1 } }
  }

  static let objective = "No child starts after a cancellation"
  static let source = "K17, related: swiftlang/swift#80789"
  static let fix = "add the child with addTaskUnlessCancelled, after the await"
  static let catches: [Defect<Form>] = [
    Defect("cancellation-checked-before-await", caughtBy: ["C1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("cancelled-while-waiting", "the import was cancelled while it awaited a job"),
    Witness("added", "a child was added before the cancellation"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("C1", "no child is added after the cancellation") { _, system, _ in
      .equal(system.late, 0)
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form) }

  func run(_ system: System, _ iteration: Iteration) async {
    let importer = Task(name: "importer") {
      await withTaskGroup(of: Void.self) { group in
        while !group.isCancelled, let job = await system.jobs.next() {
          let wasCancelled = system.isCancelled
          if wasCancelled { iteration.witness("cancelled-while-waiting") }
          switch system.form {
          case .buggy: group.addTask(name: "job \(job)") { workOffActor() }
          case .correct:
            let isAdded = group.addTaskUnlessCancelled(name: "job \(job)") { workOffActor() }
            guard isAdded else { return }
          }
          if wasCancelled { system.addedLate() }
          iteration.witness("added")
        }
      }
    }
    let canceller = Task(name: "canceller") {
      importer.cancel()
      system.cancelled()
    }
    await importer.value
    await canceller.value
  }
}
