@testable import StressKit

/// Loses updates: its invariant fails in some interleavings.
struct BrokenCounter: Scenario {
  static let objective = "Two workers lose an addition"
  static let parameters: [Parameter<Self>] = []
  static let configuration: Void = ()
  static let catches: [Defect<Void>] = []
  static let witnesses: [Witness] = []
  static let metrics: [String] = []
  static let invariants: [Invariant<Self>] = [
    Invariant("B1", "no addition is lost") { _, counter, _ in .equal(await counter.value, 2) }
  ]

  func makeSystem(_: Void, _ iteration: Iteration) async throws -> SafeCounter.Counter {
    SafeCounter.Counter(isAtomic: false)
  }

  func run(_ counter: SafeCounter.Counter, _ iteration: Iteration) async throws {
    await withTaskGroup { group in
      for number in 1...2 { group.addTask(name: "worker \(number)") { await counter.add() } }
    }
  }
}
