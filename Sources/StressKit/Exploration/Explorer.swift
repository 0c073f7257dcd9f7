/// Runs iterations of one scenario, round after round, and adds up what they come to.
package struct Explorer {
  /// Of so many iterations one, 0 included, is run twice: the runs must agree.
  package static let twinInterval = 64

  private let worker: any Worker
  private let description: ScenarioDescription
  /// The scenario's own step limit at the size of the plan.
  let ownStepLimit: Int

  /// Makes an explorer.
  ///
  /// - Parameters:
  ///   - scenario: The scenario to run.
  ///   - plan: What its iterations have in common.
  /// - Throws: `UsageError` for an unknown parameter or defect, or a value outside its range;
  ///   `ControlUnavailable` when this build cannot be controlled.
  package init(_ scenario: any Scenario.Type, _ plan: IterationPlan) throws {
    let runner = try scenario.makeRunner(plan)
    try Control.install()
    worker = LocalWorker(runner)
    description = scenario.description
    ownStepLimit = scenario.plan(changing: plan.parameters, seed: plan.seed).stepLimit
  }

  /// Runs iterations.
  ///
  /// - Parameters:
  ///   - iterations: Their numbers.
  ///   - each: Called with every result, in order; returns whether to go on.
  /// - Returns: What they came to, and what the rounds have found out.
  package func explore(
    _ iterations: Range<Int>,
    each: (IterationResult) -> Bool = { _ in true }
  ) -> ScenarioTally {
    var tally = ScenarioTally(description)
    tally.knowledge = pilotKnowledge(for: iterations)
    var goesOn = true
    for part in Rounds.parts(of: iterations) where goesOn {
      let knowledge = tally.knowledge
      worker.run(part, knowledge: knowledge) { result in
        tally.add(result)
        if result.index.isMultiple(of: Self.twinInterval) {
          let twin = worker.twin(of: result.index, knowledge: knowledge)
          if !result.repeats(twin) { tally.mismatches.append(mismatch(result.index, knowledge)) }
        }
        goesOn = each(result)
        return goesOn
      }
      if part == 0..<Rounds.pilots {
        tally.knowledge = Knowledge(pilotSteps: tally.steps.aggregate.max)
      }
    }
    tally.isComplete = tally.iterations == iterations.count
    return tally
  }

  /// Runs one iteration once more and keeps every step.
  ///
  /// - Parameters:
  ///   - index: Which iteration.
  ///   - guide: How it makes its choices.
  ///   - detail: What is kept of it.
  ///   - knowledge: What the rounds before had found out.
  /// - Returns: The iteration with its trace.
  package func trace(
    _ index: Int,
    guide: Guide = .own,
    detail: TraceDetail = .trace,
    knowledge: Knowledge
  ) -> TracedIteration {
    worker.trace(
      index,
      guide: guide,
      detail: detail,
      knowledge: index < Rounds.pilots ? Knowledge() : knowledge
    )
  }

  /// Runs an iteration that did not repeat twice more, traced, to find where it goes its own way.
  private func mismatch(_ index: Int, _ knowledge: Knowledge) -> ScenarioTally.Mismatch {
    let first = worker.trace(index, guide: .own, detail: .trace, knowledge: knowledge)
    let second = worker.trace(index, guide: .own, detail: .trace, knowledge: knowledge)
    return ScenarioTally.Mismatch(
      iteration: index,
      step: first.trace.firstDifference(from: second.trace).map { $0 + 1 }
    )
  }

  /// What the pilots find out, when the iterations asked for do not begin with them.
  ///
  /// An iteration run alone must be what it would be among all others.
  private func pilotKnowledge(for iterations: Range<Int>) -> Knowledge {
    let begins = iterations.lowerBound == 0
    guard !begins, iterations.upperBound > Rounds.pilots else { return Knowledge() }
    var longest = 0
    worker.run(0..<Rounds.pilots, knowledge: Knowledge()) { result in
      longest = max(longest, result.steps)
      return true
    }
    return Knowledge(pilotSteps: longest)
  }
}
