import StressKit
import Synchronization

/// Owners of a resource count themselves; the last one closes it.
struct LastReference: InstrumentedProgram {
  final class Resource: Sendable {
    let form: Form
    private let owners = Atomic(2)
    let closings = Atomic(0)

    init(_ form: Form) { self.form = form }

    func letGo() {
      let left =
        switch form {
        case .buggy: letGoAndLook()
        case .correct: owners.subtract(1, ordering: .acquiringAndReleasing).newValue
        }
      if left == 0 { closings.add(1, ordering: .relaxed) }
    }

    /// Another owner may let go before the look.
    private func letGoAndLook() -> Int {
      owners.subtract(1, ordering: .acquiringAndReleasing)
      return owners.load(ordering: .acquiring)
    }
  }

  static let objective = "A resource is closed once"
  static let catches: [Defect<Form>] = [
    Defect("looks-again", caughtBy: ["R1"]) { $0 = .buggy }
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("R1", "there is one closing") { _, resource, _ in
      .equal(resource.closings.load(ordering: .relaxed), 1)
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Resource { Resource(form) }

  func run(_ resource: Resource, _ iteration: Iteration) async {
    await together([("left", { resource.letGo() }), ("right", { resource.letGo() })])
  }
}
