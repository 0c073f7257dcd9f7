/// Runs iterations of one scenario under control.
final class ControlledRunner<S: Scenario>: ScenarioRunner {
  private let scenario: S
  private let configuration: S.Configuration
  private let plan: IterationPlan
  /// Kept from iteration to iteration, as long as each leaves nothing behind.
  private var spare: Execution?

  /// Steps granted to making a system and to checking one.
  private static var outerStepLimit: Int { 100_000_000 }

  init(_ scenario: S, configuration: S.Configuration, plan: IterationPlan) {
    self.scenario = scenario
    self.configuration = configuration
    self.plan = plan
  }

  func run(_ index: Int, knowledge: Knowledge) -> IterationResult {
    perform(index, plan.strategy.makeStrategy(schedulePlan(index, knowledge)), keeping: nil)
      .result
  }

  func trace(
    _ index: Int,
    guide: Guide,
    detail: TraceDetail,
    knowledge: Knowledge
  ) -> TracedIteration {
    let strategy = guide.strategy ?? plan.strategy.makeStrategy(schedulePlan(index, knowledge))
    var traced = perform(index, strategy, keeping: detail)
    if guide.choiceCount > traced.result.choices { traced.diverged = true }
    return traced
  }

  private func schedulePlan(_ index: Int, _ knowledge: Knowledge) -> SchedulePlan {
    let seed = IterationSeeds(plan.seed(ofIteration: index)).schedule
    return SchedulePlan(iteration: index, seed: seed, knowledge: knowledge)
  }

  private func perform(
    _ index: Int,
    _ strategy: some Strategy,
    keeping detail: TraceDetail?
  ) -> TracedIteration {
    let seed = plan.seed(ofIteration: index)
    let seeds = IterationSeeds(seed)
    let execution = spare ?? Execution()
    spare = nil
    execution.reset(randomSeed: seeds.system)
    let iteration = Iteration(
      index: index,
      randomSeed: seeds.data,
      metricKeys: S.metrics,
      witnessIDs: S.witnesses.map(\.id)
    )
    let course = Course(scenario: scenario, configuration: configuration, iteration: iteration)
    var traced = TracedIteration(
      result: IterationResult(index: index, seed: seed, strategy: type(of: strategy).name)
    )

    let setup = execution.run(.setup, stepLimit: Self.outerStepLimit) { try await course.setUp() }
    traced.result.failure = FailureReport.failure(
      of: setup,
      in: .setup,
      execution.world,
      stepLimit: Self.outerStepLimit
    )
    if traced.result.failure == nil {
      runBody(of: course, in: execution, under: strategy, keeping: detail, into: &traced)
    }
    // What deadlocked has left nothing to check; what leaked has.
    if !traced.diverged, traced.result.failure == nil || traced.result.failure?.kind == .leak {
      let check = execution.run(.check, stepLimit: Self.outerStepLimit) { try await course.check() }
      traced.result.checked = true
      traced.result.broken = course.broken
      let thrown = FailureReport.failure(
        of: check,
        in: .check,
        execution.world,
        stepLimit: Self.outerStepLimit
      )
      traced.result.failure = traced.result.failure ?? thrown
    }
    traced.result.note(iteration, of: S.self)
    traced.result.note(execution.world)
    execution.world.entered { course.letGo() }
    if execution.cleanUp() { spare = execution }
    return traced
  }

  private func runBody(
    of course: Course<S>,
    in execution: Execution,
    under strategy: some Strategy,
    keeping detail: TraceDetail?,
    into traced: inout TracedIteration
  ) {
    let body = execution.run(
      .body,
      under: strategy,
      stepLimit: plan.stepLimit,
      tracing: detail != nil
    ) {
      try await course.runBody()
    }
    let world = execution.world
    traced.result.steps = world.steps
    traced.result.choices = world.choiceCount
    traced.result.digest = Seed(world.digest)
    traced.result.failure = FailureReport.failure(
      of: body,
      in: .body,
      world,
      stepLimit: plan.stepLimit
    )
    if let detail {
      traced.outline = TraceBuilder.outline(of: world)
      if detail == .trace { traced.trace = TraceBuilder.trace(of: world) }
      traced.schedule = world.choices
    }
    if case .gaveUp = body { traced.diverged = true }
  }
}

extension IterationResult {
  /// Takes over what the body has counted and witnessed.
  fileprivate mutating func note<S: Scenario>(_ iteration: Iteration, of scenario: S.Type) {
    for key in S.metrics { metrics[key] = iteration.metrics[key] }
    witnesses = S.witnesses.map(\.id).filter(iteration.hasWitnessed)
    undeclared = iteration.undeclared
  }

  /// Takes over where control fell short.
  fileprivate mutating func note(_ world: World) {
    sharedSteps = world.sharedSteps
    if let replaced = world.replacedExecutors {
      escapes["executor of the code's own, replaced: \(replaced.type)"] = replaced.count
    }
    if world.foreignJobs > 0 { escapes["job from a foreign thread"] = world.foreignJobs }
  }
}
