import StressKit

/// Two tasks add to a variable without a lock.
struct UnlockedCounter: Scenario {
  final class Counter: @unchecked Sendable {
    var count = 0
  }

  static var objective: String { "Both additions count" }
  static var configuration: Void { () }
  static var catches: [Defect<Void>] { [] }
  static var witnesses: [Witness] { [] }
  static var invariants: [Invariant<Self>] {
    [Invariant("N1", "both tasks have counted") { _, counter, _ in .equal(counter.count, 2) }]
  }

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async throws -> Counter {
    Counter()
  }

  func run(_ counter: Counter, _ iteration: Iteration) async throws {
    await withTaskGroup { group in
      for name in ["left", "right"] {
        group.addTask(name: name) { counter.count += 1 }
      }
    }
  }
}
