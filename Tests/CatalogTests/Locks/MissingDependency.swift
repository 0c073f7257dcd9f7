import Foundation
import StressKit
import Synchronization

/// Operations load a page, show it and log the request.
///
/// The page must be loaded before it is shown. An operation queue runs operations in any order
/// unless one depends on the other. In the twin showing depends on loading.
struct MissingDependency: CatalogProgram {
  final class System: Sendable {
    let queue = OperationQueue()
    let form: Form
    private let steps = Mutex<[String]>([])

    init(_ form: Form) {
      self.form = form
    }

    var done: [String] { steps.withLock { $0 } }

    func operation(_ step: String) -> BlockOperation {
      BlockOperation { [self] in steps.withLock { $0.append(step) } }
    }
  }

  static let objective = "A page is shown after it was loaded"
  static let source = "Apple, documentation of Operation.addDependency"
  static let fix = "let showing depend on loading"
  static let catches: [Defect<Form>] = [
    Defect("no-dependency", caughtBy: ["P1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("logged-first", "the request was logged before the page was shown"),
    Witness("logged-last", "the request was logged after the page was shown"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("P1", "the page is loaded and then shown") { _, system, _ in
      .equal(system.done.filter { $0 != "log" }, ["load", "show"])
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form) }

  func run(_ system: System, _ iteration: Iteration) async {
    let (load, show) = (system.operation("load"), system.operation("show"))
    let log = system.operation("log")
    if system.form == .correct { show.addDependency(load) }
    perform([load, show, log], in: system.queue)
    iteration.witness(system.done.last == "log" ? "logged-last" : "logged-first")
  }

  // A function, because an asynchronous one may not wait.
  private func perform(_ operations: [Operation], in queue: OperationQueue) {
    queue.addOperations(operations, waitUntilFinished: true)
  }
}
