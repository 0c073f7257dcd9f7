import CStressRuntime
import Testing

@testable import StressKit

/// Deliberate faults of control are detected and reported.
struct CanaryTests {
  private struct Quiet: Fixture {
    func run(_ system: Void, _ iteration: Iteration) async throws {}
  }

  private func sharedSteps(_ canary: stress_canary) throws -> Int {
    try Control.install()
    let execution = Execution()
    unsafe execution.world.pointer.pointee.canary = canary
    let ending = execution.run(.body, stepLimit: 1_000) {
      await withTaskGroup { group in
        for _ in 0..<4 { group.addTask { await Task.yield() } }
      }
    }
    guard case .finished = ending else { return -1 }
    #expect(execution.cleanUp())
    return execution.world.sharedSteps
  }

  @Test func `Without a fault every step runs one task`() throws {
    #expect(try sharedSteps(STRESS_NO_CANARY) == 0)
  }

  @Test func `Several tasks in one step are noticed`() throws {
    #expect(try sharedSteps(STRESS_CANARY_SHARED_STEP) > 0)
  }

  @Test func `Steps in which no task runs are noticed`() throws {
    #expect(try sharedSteps(STRESS_CANARY_EMPTY_STEP) > 4)
  }

  @Test func `A fault of control makes a scenario inconclusive`() throws {
    var tally = ScenarioTally(Quiet.description)
    var result = IterationResult(index: 0, seed: Seed(1), strategy: "random")
    result.sharedSteps = 1
    tally.add(result)
    #expect(tally.verdict == .inconclusive)
    #expect(tally.reasons.contains { $0.contains("a fault of control") })
  }
}
