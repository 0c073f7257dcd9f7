/// Runs an operation repeatedly under control, without a scenario.
///
/// Only one thread may use it at a time.
package final class ControlledProgram {
  /// The result of one run.
  package struct Outcome: Sendable {
    package let steps: Int
    /// Hash of the choices and of the ready entries; equal digests mean equal interleavings.
    package let digest: Seed
    /// Whether the operation has returned and every task that it made has ended.
    package let isFinished: Bool
    /// The error that the operation threw, or nil.
    package let error: (any Error)?
  }

  private var execution = Execution()
  private let stepLimit: Int

  /// Makes an empty world.
  ///
  /// - Parameter stepLimit: Steps after which a run is ended, at least 1.
  /// - Throws: `ControlUnavailable` when this build cannot be controlled.
  package init(stepLimit: Int) throws {
    try Control.install()
    self.stepLimit = stepLimit
  }

  /// Runs an operation and every task that it makes, as a random walk.
  ///
  /// - Parameters:
  ///   - seed: Seed of every choice.
  ///   - operation: Becomes the root task.
  /// - Returns: The result.
  package func run(
    seed: Seed,
    _ operation: @escaping @Sendable () async throws -> Void
  ) -> Outcome {
    execution.reset(randomSeed: seed)
    let plan = SchedulePlan(iteration: 0, seed: seed, knowledge: Knowledge())
    let ending = execution.run(.body, under: RandomWalk(plan), stepLimit: stepLimit, operation)
    let world = execution.world
    var error: (any Error)?
    if case .threw(let thrown) = ending { error = thrown }
    let outcome: Outcome
    if case .finished = ending, world.liveTasks == 0 {
      outcome = Outcome(
        steps: world.steps,
        digest: Seed(world.digest),
        isFinished: true,
        error: nil
      )
    } else {
      outcome = Outcome(
        steps: world.steps,
        digest: Seed(world.digest),
        isFinished: false,
        error: error
      )
      if !execution.cleanUp() { execution = Execution() }
    }
    return outcome
  }
}
