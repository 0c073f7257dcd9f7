import Synchronization

@testable import StressKit

/// One body under control whose steps are kept.
struct TracedRun {
  let trace: Trace
  let failure: IterationResult.Failure?
  let digest: UInt64

  var table: [String] { InterleavingTable(trace).lines }

  /// Runs a body.
  ///
  /// - Parameters:
  ///   - seed: Of the random walk.
  ///   - stepLimit: Steps after which the body is ended.
  ///   - tracing: Whether the steps are kept.
  ///   - passing: How time passes while there is work.
  ///   - points: How often a task can be left in the middle of a job.
  ///   - body: Is run once.
  /// - Throws: Where control cannot be had.
  init(
    seed: UInt64,
    stepLimit: Int = 2_000,
    tracing: Bool = true,
    letting passing: PassingTime? = nil,
    leavingAt points: InnerPoints? = nil,
    _ body: @escaping @Sendable () async throws -> Void
  ) throws {
    try Control.install()
    let execution = Execution()
    execution.reset(randomSeed: Seed(seed))
    execution.world.isOnCarriers = points != nil
    let plan = SchedulePlan(iteration: 0, seed: Seed(seed), knowledge: Knowledge())
    let ending = execution.run(
      .body,
      under: RandomWalk(plan),
      stepLimit: stepLimit,
      tracing: tracing,
      letting: passing,
      leavingAt: points,
      body
    )
    let world = execution.world
    digest = world.digest
    failure = FailureReport.failure(of: ending, in: .body, world, stepLimit: stepLimit)
    var trace = TraceBuilder.trace(of: world)
    if let failure {
      trace.ending = Trace.Ending(
        kind: failure.kind,
        tasks: FailureReport.tasks(ofFailure: failure.kind, in: world)
      )
    }
    self.trace = trace
    _ = execution.cleanUp()
  }
}
