internal import Synchronization

/// A lost update as a scenario, to test that a worker process behaves like this process.
struct SelfCheck: Scenario {
  actor Counter {
    private(set) var value = 0
    func set(_ new: Int) { value = new }
  }

  static let objective = "A worker process makes the same choices as this process"
  static let configuration: Void = ()
  static let catches: [Defect<Void>] = []
  static let witnesses: [Witness] = []
  static let invariants: [Invariant<Self>] = []
  private static let visits = Atomic(0)

  /// Works on no actor; without it, an optimized build removes the hops around it.
  @inline(never)
  private static func visit() { visits.add(1, ordering: .relaxed) }

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async -> Counter { Counter() }

  /// Two tasks each read and write a counter three times.
  static func race(on counter: Counter) async {
    await withTaskGroup { group in
      for _ in 0..<2 {
        group.addTask {
          for _ in 0..<3 {
            let value = await counter.value
            visit()
            await counter.set(value + 1)
            visit()
          }
        }
      }
    }
  }

  func run(_ counter: Counter, _ iteration: Iteration) async { await Self.race(on: counter) }
}
