import Testing

@testable import StressKit

/// A shared variable and a lock have the number of scheduling points that the programs assume.
struct SharedTests {
  /// One task that does nothing, or uses a variable or a lock.
  struct OneTask: Scenario {
    var reads = 0
    var writes = 0
    var updates = 0
    var locks = 0

    static let objective = "Counts steps"
    static let parameters: [Parameter<Self>] = [
      Parameter("reads", \.reads, 0...9), Parameter("writes", \.writes, 0...9),
      Parameter("updates", \.updates, 0...9), Parameter("locks", \.locks, 0...9),
    ]
    static let configuration: Void = ()
    static let catches: [Defect<Void>] = []
    static let witnesses: [Witness] = []
    static let metrics = ["sum"]
    static let invariants: [Invariant<Self>] = []

    func makeSystem(_ configuration: Void, _ iteration: Iteration) async -> Shared<Int> {
      Shared(0)
    }

    func run(_ variable: Shared<Int>, _ iteration: Iteration) async throws {
      let lock = AsyncLock()
      // An optimizer removes a read whose value is not used.
      for _ in 0..<reads { iteration.add(await variable.read(), to: "sum") }
      for _ in 0..<writes { await variable.write(1) }
      for _ in 0..<updates { await variable.update { $0 += 1 } }
      for _ in 0..<locks { try await lock.withLock {} }
    }
  }

  private func steps(_ sizes: [String: ParameterValue]) throws -> Aggregate {
    let plan = OneTask.plan(changing: sizes, seed: Seed(1))
    return try Explorer(OneTask.self, plan).explore(0..<4).steps.aggregate
  }

  @Test(
    arguments: [
      ("reads", 2), ("writes", 2), ("updates", 2), ("locks", 4),
    ]
  )
  func `every access is a hop to the variable and a hop back`(name: String, steps each: Int) throws
  {
    let none = try steps([:])
    #expect(none.min == 1 && none.max == 1)
    for count in [1, 2, 5] {
      let some = try steps([name: .size(count)])
      #expect(some.min == 1 + each * count)
      #expect(some.max == 1 + each * count)
    }
  }
}
