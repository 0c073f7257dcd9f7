/// Runs iterations of one scenario, round by round, and adds up their results.
package struct Explorer {
  /// Every 64th iteration, starting with 0, runs twice; both runs must agree.
  package static let twinInterval = 64
  /// The number of hung iterations after which a scenario is stopped; each takes the watchdog's
  /// time.
  package static let hangLimit = 4
  /// The number of crashed iterations after which a scenario is stopped; each takes a new process.
  package static let crashLimit = 512

  /// The number of iterations without a result after which a scenario is stopped: the machine
  /// fails.
  package static let undecidedLimit = 8

  private let worker: any Worker
  private let description: ScenarioDescription
  private let memory = PilotMemory()
  /// The scenario's own step limit for the parameters of the plan.
  let ownStepLimit: Int

  /// Makes an explorer.
  ///
  /// - Parameters:
  ///   - scenario: The scenario to run.
  ///   - plan: The plan of its iterations.
  ///   - workers: Where they run.
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
  ///   - iterations: The numbers of the iterations.
  ///   - each: Called with every result, in order; returns whether to go on.
  ///   - timing: Called with the real time of every iteration, in microseconds.
  ///   - found: Called with the first failure of each invariant and of each kind, before the next
  ///     iteration. It may use this explorer.
  /// - Returns: The totals; incomplete if `each` or the user stopped the exploration.
  /// - Throws: `ControlUnavailable`, `WorkerError`, or an error of `found`.
  package func explore(
    _ iterations: Range<Int>,
    each: (IterationResult) -> Bool = { _ in true },
    timing: (Int) -> Void = { _ in },
    found: ((FoundFailure) throws -> Void)? = nil
  ) throws -> ScenarioTally {
    var tally = ScenarioTally(description)
    do {
      var goesOn = true
      for part in Rounds.parts(of: iterations) where goesOn {
        goesOn = try explore(part, &tally, each, timing, found)
      }
    } catch is Interrupted {
      // Keep the iterations so far.
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
    _ found: ((FoundFailure) throws -> Void)?
  ) throws -> Bool {
    let knowledge = try knowledge(for: part.lowerBound)
    var pilots = PilotTally()
    var rest = part
    var goesOn = true
    while goesOn, !rest.isEmpty {
      var unequal: [Int] = []
      var new: [FoundFailure] = []
      try worker.run(rest, twinInterval: Self.twinInterval, knowledge: knowledge) { worked in
        let result = worked.result
        if found != nil { new = tally.firstFailures(in: result) }
        tally.add(result)
        pilots.add(result)
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
      for index in unequal { tally.mismatches.append(try mismatch(index)) }
      for failure in new { try found?(failure) }
    }
    memory.keep(pilots, of: part)
    return goesOn
  }

  /// Runs one iteration again and records its steps.
  ///
  /// - Parameters:
  ///   - index: The number of the iteration, from 0.
  ///   - guide: How to make the choices.
  ///   - detail: How much to record.
  /// - Returns: The iteration with its trace.
  /// - Throws: `ControlUnavailable` or `WorkerError`.
  package func trace(
    _ index: Int,
    guide: Guide = .own,
    detail: TraceDetail = .trace
  ) throws -> TracedIteration {
    // A guide makes all choices itself, but which points are choices depends on what is known.
    try worker.trace(index, guide: guide, detail: detail, knowledge: knowledge(for: index))
  }

  /// Runs one iteration again for a search.
  ///
  /// - Parameters:
  ///   - index: The number of the iteration, from 0.
  ///   - guide: How to make the choices.
  ///   - detail: How much to record.
  /// - Returns: The iteration, or nil if there is no result.
  /// - Throws: `ControlUnavailable` or `WorkerError`.
  func attempt(
    _ index: Int,
    guide: Guide,
    detail: TraceDetail
  ) throws -> TracedIteration? {
    try trace(index, guide: guide, detail: detail)
  }

  /// Traces an iteration that did not repeat twice, to find the first step that differs.
  private func mismatch(_ index: Int) throws -> ScenarioTally.Mismatch {
    let first = try trace(index)
    let second = try trace(index)
    return ScenarioTally.Mismatch(
      iteration: index,
      step: first.trace.firstDifference(from: second.trace).map { $0 + 1 }
    )
  }

  /// The knowledge for an iteration: empty for a pilot, else from the pilots of its round.
  ///
  /// An iteration that is run alone must be the same as among all others.
  private func knowledge(for index: Int) throws -> Knowledge {
    if Rounds.isPilot(index) { return Knowledge() }
    let range = Rounds.pilots(for: index)
    if let known = memory.knowledge(of: range) { return known }
    var pilots = PilotTally()
    try worker.run(range, twinInterval: .max, knowledge: Knowledge()) { worked in
      pilots.add(worked.result)
      return true
    }
    memory.keep(pilots, of: range)
    return pilots.knowledge
  }
}
