/// Runs iterations of one scenario, round after round, and adds up what they come to.
package struct Explorer {
  /// Of so many iterations one, 0 included, is run twice: the runs must agree.
  package static let twinInterval = 64
  /// Hung iterations after which a scenario is not run any further: each costs the watchdog's time.
  package static let hangLimit = 4
  /// Crashed iterations after which a scenario is not run any further: each costs a process.
  package static let crashLimit = 512

  /// Iterations without a result after which a scenario is not run any further: the machine fails.
  package static let undecidedLimit = 8

  private let worker: any Worker
  private let description: ScenarioDescription
  /// The scenario's own step limit at the size of the plan.
  let ownStepLimit: Int

  /// Makes an explorer.
  ///
  /// - Parameters:
  ///   - scenario: The scenario to run.
  ///   - plan: What its iterations have in common.
  ///   - workers: Where they are run.
  /// - Throws: `UsageError` for an unknown parameter or defect, or a value outside its range;
  ///   `ControlUnavailable` when this build cannot be controlled.
  package init(
    _ scenario: any Scenario.Type,
    _ plan: IterationPlan,
    workers: WorkerSource = .inProcess
  ) throws {
    let runner = try scenario.makeRunner(plan)
    try Control.install()
    worker =
      switch workers {
      case .inProcess: LocalWorker(runner)
      case .processes(let pool): ProcessWorker(pool, plan)
      }
    description = scenario.description
    ownStepLimit = scenario.plan(changing: plan.parameters, seed: plan.seed).stepLimit
  }

  /// Runs iterations.
  ///
  /// - Parameters:
  ///   - iterations: Their numbers.
  ///   - each: Called with every result, in order; returns whether to go on.
  ///   - timing: Called with the real time of every iteration, in microseconds.
  ///   - found: Called with the first failure of each invariant and of each kind, after the iteration and
  ///     before the next one; it may use this explorer.
  /// - Returns: What they came to, and what the rounds have found out. It is incomplete if `each` or the
  ///   user stopped the exploration.
  /// - Throws: `ControlUnavailable` or `WorkerError`, and what `found` throws.
  package func explore(
    _ iterations: Range<Int>,
    each: (IterationResult) -> Bool = { _ in true },
    timing: (Int) -> Void = { _ in },
    found: ((FoundFailure, Knowledge) throws -> Void)? = nil
  ) throws -> ScenarioTally {
    var tally = ScenarioTally(description)
    do {
      tally.knowledge = try pilotKnowledge(for: iterations)
      var goesOn = true
      for part in Rounds.parts(of: iterations) where goesOn {
        goesOn = try explore(part, &tally, each, timing, found)
        if part == 0..<Rounds.pilots {
          tally.knowledge = Knowledge(pilotSteps: tally.steps.aggregate.max)
        }
      }
    } catch is Interrupted {
      // The iterations so far count.
    }
    tally.isComplete = tally.iterations == iterations.count
    return tally
  }

  /// Runs the iterations of one part of a round.
  ///
  /// - Returns: Whether to go on with the next part.
  private func explore(
    _ part: Range<Int>,
    _ tally: inout ScenarioTally,
    _ each: (IterationResult) -> Bool,
    _ timing: (Int) -> Void,
    _ found: ((FoundFailure, Knowledge) throws -> Void)?
  ) throws -> Bool {
    let knowledge = tally.knowledge
    var rest = part
    var goesOn = true
    while goesOn, !rest.isEmpty {
      var unequal: [Int] = []
      var new: [FoundFailure] = []
      try worker.run(rest, twinInterval: Self.twinInterval, knowledge: knowledge) { worked in
        let result = worked.result
        if found != nil { new = tally.firstFailures(in: result) }
        tally.add(result)
        if let twin = worked.twin, result.inconclusive == nil, twin.inconclusive == nil,
          !result.repeats(twin)
        {
          unequal.append(result.index)
        }
        timing(worked.microseconds)
        goesOn = each(result) && !tally.endedTooOften
        rest = (result.index + 1)..<part.upperBound
        return goesOn && new.isEmpty
      }
      for index in unequal { tally.mismatches.append(try mismatch(index, knowledge)) }
      for failure in new { try found?(failure, knowledge) }
    }
    return goesOn
  }

  /// Runs one iteration once more and keeps every step.
  ///
  /// - Parameters:
  ///   - index: Which iteration.
  ///   - guide: How it makes its choices.
  ///   - detail: What is kept of it.
  ///   - knowledge: What the rounds before had found out.
  /// - Returns: The iteration with its trace.
  /// - Throws: `ControlUnavailable` or `WorkerError`.
  package func trace(
    _ index: Int,
    guide: Guide = .own,
    detail: TraceDetail = .trace,
    knowledge: Knowledge
  ) throws -> TracedIteration {
    try worker.trace(
      index,
      guide: guide,
      detail: detail,
      knowledge: index < Rounds.pilots ? Knowledge() : knowledge
    )
  }

  /// Runs one iteration once more for a search.
  ///
  /// - Parameters:
  ///   - index: Which iteration.
  ///   - guide: How it makes its choices.
  ///   - detail: What is kept of it.
  ///   - knowledge: What the rounds before had found out.
  /// - Returns: The iteration, or nil when nothing came back.
  /// - Throws: `ControlUnavailable` or `WorkerError`.
  func attempt(
    _ index: Int,
    guide: Guide,
    detail: TraceDetail,
    knowledge: Knowledge
  ) throws -> TracedIteration? {
    try trace(index, guide: guide, detail: detail, knowledge: knowledge)
  }

  /// Runs an iteration that did not repeat twice more, traced, to find where it goes its own way.
  private func mismatch(_ index: Int, _ knowledge: Knowledge) throws -> ScenarioTally.Mismatch {
    let first = try worker.trace(index, guide: .own, detail: .trace, knowledge: knowledge)
    let second = try worker.trace(index, guide: .own, detail: .trace, knowledge: knowledge)
    return ScenarioTally.Mismatch(
      iteration: index,
      step: first.trace.firstDifference(from: second.trace).map { $0 + 1 }
    )
  }

  /// What the pilots find out, when the iterations asked for do not begin with them.
  ///
  /// An iteration run alone must be what it would be among all others.
  private func pilotKnowledge(for iterations: Range<Int>) throws -> Knowledge {
    let begins = iterations.lowerBound == 0
    guard !begins, iterations.upperBound > Rounds.pilots else { return Knowledge() }
    var longest = 0
    let pilots = 0..<Rounds.pilots
    try worker.run(pilots, twinInterval: .max, knowledge: Knowledge()) { worked in
      // As in a tally, the numbers of what left control do not count.
      if !worked.result.isUncontrolled { longest = max(longest, worked.result.steps) }
      return true
    }
    return Knowledge(pilotSteps: longest)
  }
}
