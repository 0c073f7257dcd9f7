@testable import StressKit

/// One body under control, without a scenario around it.
struct ControlledRun {
  let ending: Ending
  let steps: Int
  let choices: [RecordedSchedule.Choice]
  let digest: UInt64
  let sharedSteps: Int
  let liveTasks: Int
  /// Virtual nanoseconds that have passed.
  let elapsed: Int64
  let tasks: [String]
  let actors: [String]
  /// Tasks that asked for an executor of their own.
  let replacedExecutors: Int
  /// What left control, by name.
  let escapes: [String]
  /// Jobs that other threads handed in.
  let foreignJobs: Int
  let failure: IterationResult.Failure?
  /// Whether nothing was left after everything was cancelled.
  let isClean: Bool

  init(
    seed: UInt64 = 1,
    under strategy: (any Strategy)? = nil,
    stepLimit: Int = 20_000,
    parksByRuntime: Bool = false,
    onCarriers: Bool = false,
    tellingTo record: ProgressRecord? = nil,
    _ body: @escaping @Sendable () async throws -> Void
  ) throws {
    try Control.install()
    let execution = Execution(tellingTo: record, parksByRuntime: parksByRuntime)
    execution.reset(randomSeed: Seed(seed))
    execution.world.isOnCarriers = onCarriers
    let points = InnerPoints(seed: Seed(seed), spread: InnerPoints.spreads[Int(seed % 3)])
    let walk = RandomWalk(SchedulePlan(iteration: 0, seed: Seed(seed), knowledge: Knowledge()))
    ending = execution.run(
      .body,
      under: strategy ?? walk,
      stepLimit: stepLimit,
      leavingAt: onCarriers ? points : nil,
      body
    )
    let world = execution.world
    steps = world.steps
    choices = world.choices
    digest = world.digest
    sharedSteps = world.sharedSteps
    liveTasks = world.liveTasks
    elapsed = world.now
    tasks = TaskNames.names(of: world.tasks)
    actors = ActorNames.names(of: world.objectTypes)
    replacedExecutors = world.replacedExecutors?.count ?? 0
    escapes = world.escapes.map(\.name)
    foreignJobs = world.foreignJobs
    failure = FailureReport.failure(of: ending, in: .body, world, stepLimit: stepLimit)
    isClean = execution.cleanUp()
  }

  var hasFinished: Bool {
    if case .finished = ending { true } else { false }
  }
}

extension Execution {
  /// Runs under a strategy that is known at run time only.
  fileprivate func run(
    _ phase: Phase,
    under strategy: any Strategy,
    stepLimit: Int,
    leavingAt points: InnerPoints?,
    _ body: @escaping @Sendable () async throws -> Void
  ) -> Ending {
    func open(_ strategy: some Strategy) -> Ending {
      run(phase, under: strategy, stepLimit: stepLimit, tracing: false, leavingAt: points, body)
    }
    return open(strategy)
  }
}
