import StressKit
import Synchronization

/// A service looks at an atomic flag and then sets it.
struct StartedTwice: InstrumentedProgram {
  final class Service: Sendable {
    let form: Form
    private let isStarted = Atomic(false)
    let starts = Atomic(0)

    init(_ form: Form) { self.form = form }

    func start() {
      switch form {
      case .buggy:
        guard !isStarted.load(ordering: .sequentiallyConsistent) else { return }
        isStarted.store(true, ordering: .sequentiallyConsistent)
      case .correct:
        guard !isStarted.exchange(true, ordering: .sequentiallyConsistent) else { return }
      }
      starts.add(1, ordering: .relaxed)
    }
  }

  static let objective = "A service starts once"
  static let catches: [Defect<Form>] = [
    Defect("look-then-set", caughtBy: ["S1"]) { $0 = .buggy }
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("S1", "there is one start") { _, service, _ in
      .equal(service.starts.load(ordering: .relaxed), 1)
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Service { Service(form) }

  func run(_ service: Service, _ iteration: Iteration) async {
    await together([("left", { service.start() }), ("right", { service.start() })])
  }
}
