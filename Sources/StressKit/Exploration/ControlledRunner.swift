/// Runs iterations of one scenario under control.
final class ControlledRunner<S: Scenario>: ScenarioRunner {
  private let setups: IterationSetups<S>
  private let turn: MainActorTurn?
  /// Reused by the next iteration if the last one left no tasks behind.
  private var spare: Execution?
  /// The state of the running iteration, for the thread that reports it if it crashes or hangs.
  private var underWay: UnderWay?
  private let record: ProgressRecord?
  private(set) var leaks = 0
  /// The features of the code that decide where an iteration runs; nil before the first iteration.
  private var needs: Needs?

  private struct Needs: Equatable {
    /// Whether jobs pass points, so that they run where they can be left in the middle.
    var points: Bool
    /// Whether the code starts threads or uses queues.
    var threads: Bool
  }

  private struct UnderWay {
    let execution: Execution
    let iteration: Iteration
    let detail: TraceDetail?
    var traced: TracedIteration
  }

  /// The number of calls to functions of its own actor from which a hung step's report mentions
  /// them.
  private static var manyOwnCalls: Int { 1_000 }
  /// Step limit of making the system, and of checking it.
  private static var outerStepLimit: Int { 100_000_000 }

  /// Makes a runner.
  ///
  /// - Parameters:
  ///   - setups: The plan of its iterations, and their scenarios and configurations.
  ///   - record: Receives the progress of each iteration, or nil if no other thread or process
  ///     reads it.
  ///   - turn: Taken before an iteration uses the main actor, or nil if no other code uses it.
  init(
    _ setups: IterationSetups<S>,
    tellingTo record: ProgressRecord?,
    turn: MainActorTurn? = nil
  ) {
    self.setups = setups
    self.record = record
    self.turn = turn
  }

  /// The iterations in a row in which PCT places its changes in the same way.
  private static var iterationsOfOneLength: Int { 8 }
  /// The part of the choices at points among which early changes fall: the first quarter.
  private static var early: Int { 4 }

  private var plan: IterationPlan { setups.plan }

  func run(_ index: Int, knowledge: Knowledge) -> IterationResult {
    let strategy = plan.strategy.makeStrategy(schedulePlan(index, knowledge))
    return perform(index, strategy, knowledge, keeping: nil).result
  }

  func trace(
    _ index: Int,
    guide: Guide,
    detail: TraceDetail,
    knowledge: Knowledge
  ) -> TracedIteration {
    let strategy = guide.strategy ?? plan.strategy.makeStrategy(schedulePlan(index, knowledge))
    var traced = perform(index, strategy, knowledge, keeping: detail)
    if guide.choiceCount > traced.result.choices { traced.diverged = true }
    return traced
  }

  func interrupted(by fate: Fate) -> TracedIteration? {
    guard let underWay else { return nil }
    var traced = underWay.traced
    let world = underWay.execution.world
    if world.phase == .body {
      traced.note(bodyOf: world, keeping: underWay.detail)
      // The lock taken here is never held while code of the scenario runs.
      traced.result.faults = underWay.iteration.injectedFaults
    }
    let place = FailureReport.place(of: world.phase)
    // Chance decides which function such a loop is in when it is interrupted.
    let isLoopOfCalls = fate.kind == .hung && world.ownCalls >= Self.manyOwnCalls
    let detail = isLoopOfCalls ? fate.summary ?? fate.detail : fate.detail
    var text = "\(place): \(detail)"
    if let subject = record?.subject {
      let name = TaskNames.names(of: world.tasks)[subject - 1]
      text = text.replacing("of task \(subject) ", with: "of task '\(name)' ")
    }
    if let task = FailureReport.runningTask(of: world) {
      text += "; task '\(task)' at step \(world.steps) of \(place)"
    }
    if isLoopOfCalls {
      text += "; the step made more than \(Self.manyOwnCalls) calls to functions of its own actor"
    }
    traced.result.failure = .init(
      kind: fate.kind,
      detail: StableText.of(text),
      place: isLoopOfCalls ? nil : fate.place.map(StableText.of)
    )
    addWords(to: &traced.result)
    world.forgetOutside()
    if world.phase == .body { traced.noteEnding(of: world, keeping: underWay.detail) }
    return traced
  }

  private func schedulePlan(_ index: Int, _ knowledge: Knowledge) -> SchedulePlan {
    let seed = plan.seeds(ofIteration: index).schedule
    var knowledge = knowledge
    if let choices = knowledge.choices, let spread = points(ofIteration: index, knowledge)?.spread,
      spread > 0
    {
      // About as many choices as the iteration has; points at which no other task can go on are none.
      let atPoints = (knowledge.points ?? 0) / spread
      let isEarly = index / Self.iterationsOfOneLength % 2 == 1
      knowledge.choices = choices + (isEarly ? atPoints / Self.early : atPoints)
    }
    return SchedulePlan(iteration: index, seed: seed, knowledge: knowledge)
  }

  /// How often a task can be left inside a step in an iteration; nil if never.
  private func points(ofIteration index: Int, _ knowledge: Knowledge) -> InnerPoints? {
    guard plan.granularity == .point, plan.strategy.takesPoints(inIteration: index) else {
      return nil
    }
    return InnerPoints(ofIteration: plan.seed(ofIteration: index), knowing: knowledge)
  }

  private func perform(
    _ index: Int,
    _ strategy: some Strategy,
    _ knowledge: Knowledge,
    keeping detail: TraceDetail?
  ) -> TracedIteration {
    let (traced, seen) = performOnce(index, strategy, knowledge, keeping: detail)
    let known = needs
    needs = Needs(
      points: seen.points || known?.points == true,
      threads: seen.threads || known?.threads == true
    )
    // A job has passed a point where it could not be left, or has started a thread.
    let isNew = known != nil && known != needs
    return isNew ? performOnce(index, strategy, knowledge, keeping: detail).traced : traced
  }

  private func performOnce(
    _ index: Int,
    _ strategy: some Strategy,
    _ knowledge: Knowledge,
    keeping detail: TraceDetail?
  ) -> (traced: TracedIteration, seen: Needs) {
    let seed = plan.seed(ofIteration: index)
    let seeds = plan.seeds(ofIteration: index)
    record?.begin(index)
    defer { record?.end() }
    let execution = spare ?? Execution(tellingTo: record, turn: turn)
    defer { turn?.giveBack() }
    spare = nil
    execution.reset(randomSeed: seeds.system)
    execution.world.isOnCarriers = needs?.points ?? true
    execution.world.isWhollyOnCarriers = needs?.threads ?? true
    let iteration = Iteration(index, of: S.self, plan, seeds)
    let passing = PassingTime(ofIteration: seed, limit: S.timePasses)
    let course = Course(
      scenario: setups.scenario(of: index),
      configuration: setups.configuration(of: index),
      iteration: iteration,
      workTakesTime: passing != nil
    )
    var traced = TracedIteration(
      result: IterationResult(index: index, seed: seed, strategy: type(of: strategy).name)
    )

    underWay = UnderWay(
      execution: execution,
      iteration: iteration,
      detail: detail,
      traced: traced
    )
    defer { underWay = nil }
    var seen = needs ?? Needs(points: true, threads: true)
    let setup = execution.run(.setup, stepLimit: Self.outerStepLimit) { try await course.setUp() }
    traced.result.failure = FailureReport.failure(
      of: setup,
      in: .setup,
      execution.world,
      stepLimit: Self.outerStepLimit
    )
    if traced.result.failure == nil {
      runBody(
        of: course,
        in: execution,
        under: strategy,
        knowledge,
        passing,
        keeping: detail,
        into: &traced
      )
      seen = Needs(points: execution.world.hasPoints, threads: execution.world.usesThreads)
      underWay?.traced = traced
    }
    // After a deadlock there is nothing to check; after a leak or a race the invariants still apply.
    let ends = traced.result.failure.map { $0.kind != .leak && $0.kind != .dataRace } ?? false
    if !traced.diverged, !ends {
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
    if execution.cleanUp() { spare = execution } else { leaks += 1 }
    addWords(to: &traced.result)
    return (traced, seen)
  }

  /// Adds the runtime's messages to a failure.
  private func addWords(to result: inout IterationResult) {
    guard result.failure != nil, let words = record?.words, !words.isEmpty else { return }
    let text = StableText.of(words.joined(separator: " "))
    result.failure?.detail += "; the Swift runtime said: \(text)"
  }

  private func runBody(
    of course: Course<S>,
    in execution: Execution,
    under strategy: some Strategy,
    _ knowledge: Knowledge,
    _ passing: PassingTime?,
    keeping detail: TraceDetail?,
    into traced: inout TracedIteration
  ) {
    let before = execution.world.taskCount
    let stepLimit = setups.stepLimit(of: traced.result.index)
    let body = execution.run(
      .body,
      under: strategy,
      stepLimit: stepLimit,
      tracing: detail != nil,
      letting: passing,
      leavingAt: points(ofIteration: traced.result.index, knowledge),
      racingAt: knowledge.racyPlaces
    ) {
      try await course.runBody()
    }
    let world = execution.world
    traced.note(bodyOf: world, keeping: detail)
    traced.result.tasks = world.taskCount - before - (world.clock > 0 ? 1 : 0)
    traced.result.failure = FailureReport.failure(
      of: body,
      in: .body,
      world,
      stepLimit: stepLimit
    )
    traced.result.racyPlaces = world.racyPlaces
    traced.result.failure = traced.result.failure ?? FailureReport.dataRace(in: world)
    traced.noteEnding(of: world, keeping: detail)
    if case .gaveUp = body { traced.diverged = true }
  }
}

extension TracedIteration {
  /// Copies the steps, choices and digest of a body.
  fileprivate mutating func note(bodyOf world: World, keeping detail: TraceDetail?) {
    result.steps = world.steps
    result.choices = world.choiceCount
    result.points = world.points
    result.digest = Seed(world.digest)
    guard let detail else { return }
    outline = TraceBuilder.outline(of: world)
    if detail == .trace { trace = TraceBuilder.trace(of: world) }
    schedule = world.choices
  }

  /// Records the tasks in which the body failed, if it failed.
  fileprivate mutating func noteEnding(of world: World, keeping detail: TraceDetail?) {
    guard detail == .trace, let kind = result.failure?.kind else { return }
    trace.ending = Trace.Ending(
      kind: kind,
      tasks: FailureReport.tasks(ofFailure: kind, in: world)
    )
  }
}

extension IterationResult {
  /// Copies the events that were not under control.
  fileprivate mutating func note(_ world: World) {
    sharedSteps = world.sharedSteps
    if let replaced = world.replacedExecutors {
      escapes["executor of the code's own, replaced: \(replaced.type)"] = replaced.count
    }
    for escape in world.escapes {
      let name = escape.name
      escapes[name, default: 0] += escape.count
      firstEscape = firstEscape ?? name
    }
    if world.hasUnseenAccesses { escapes["accesses to memory beyond a limit, not looked at"] = 1 }
    if world.unlistedEscapes > 0 { escapes["more than are listed"] = world.unlistedEscapes }
    if world.foreignJobs > 0 {
      let name = "job from a foreign thread"
      escapes[name] = world.foreignJobs
      firstEscape = firstEscape ?? name
    }
  }
}
