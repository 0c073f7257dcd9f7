import Testing

@testable import StressKit

/// An access to a shared variable is one event; other threads can run before each access.
struct SharedTests {
  /// Two threads increment a variable: with two accesses each, or, in the twin, with one.
  struct TwoIncrements: ThreadedProgram {
    struct System: Sendable {
      let variable = Shared(0)
      let form: Form
    }

    var spawned = 0

    static let objective = "Both increments count"
    static let source = "the classic lost update"
    static let fix = "increment with one access"
    static let catches: [Defect<Form>] = [
      Defect("two-accesses", caughtBy: ["I1"]) { $0 = .buggy }
    ]
    static let witnesses = [
      Witness("first", "a thread was the first"), Witness("second", "a thread was the second"),
    ]
    static let invariants: [Invariant<Self>] = [
      Invariant("I1", "both increments count") { _, system, _ in
        .equal(system.variable.read(), 2)
      }
    ]

    func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

    func run(_ system: System, _ iteration: Iteration) async {
      await run(
        ["ann", "bob"].map { name in
          ProgramThread(name) { increment(system, iteration) }
        }
      )
    }

    private func increment(_ system: System, _ iteration: Iteration) {
      switch system.form {
      case .buggy: system.variable.write(system.variable.read() + 1)
      case .correct:
        let count = system.variable.update {
          $0 += 1
          return $0
        }
        iteration.witness(count == 1 ? "first" : "second")
      }
    }
  }

  private func explore(
    _ defect: String?,
    _ spawned: Int,
    _ strategy: StrategyChoice
  ) throws -> ScenarioTally {
    let plan = TwoIncrements.plan(
      changing: ["spawned": .size(spawned)],
      defect: defect,
      seed: Seed(1),
      strategy: strategy
    )
    return try Explorer(TwoIncrements.self, plan).explore(0..<300)
  }

  @Test(arguments: [0, 1], TwoIncrements.strategies)
  func `two accesses can be taken apart, one cannot`(
    spawned: Int,
    strategy: StrategyChoice
  ) throws {
    #expect(try explore("two-accesses", spawned, strategy).failedIterations > 0)
    let twin = try explore(nil, spawned, strategy)
    #expect(twin.verdict == .passed, "\(twin.reasons) \(twin.broken) \(twin.failures)")
  }
}
