import Dispatch
import StressKit

/// A store on a concurrent queue writes without a barrier.
struct WriteWithoutBarrier: InstrumentedProgram {
  // Sendable by a promise that the buggy form breaks.
  final class Store: @unchecked Sendable {
    let form: Form
    private let queue = DispatchQueue(label: "store", attributes: .concurrent)
    private var values: [Int] = [0]

    init(_ form: Form) { self.form = form }

    func set(_ value: Int) {
      queue.async(flags: form == .buggy ? [] : .barrier) { self.values[0] = value }
    }

    var first: Int { queue.sync { values[0] } }
  }

  static let objective = "A store has one writer at a time"
  static let catches: [Defect<Form>] = [
    Defect("no-barrier", caughtBy: ["data_race"]) { $0 = .buggy }
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("S1", "the last value is one that was set") { _, store, _ in
      .atMost(store.first, 2)
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Store { Store(form) }

  func run(_ store: Store, _ iteration: Iteration) async {
    await together([
      ("one", { store.set(1) }), ("two", { store.set(2) }), ("reader", { _ = store.first }),
    ])
  }
}
