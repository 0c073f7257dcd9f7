extension Iteration {
  /// Makes an iteration with the inputs that a plan gives it.
  ///
  /// - Parameters:
  ///   - index: Which iteration, from 0.
  ///   - scenario: Declares what the body may use.
  ///   - plan: What the iterations have in common.
  ///   - seeds: The plan's for this iteration.
  convenience init<S: Scenario>(
    _ index: Int,
    of scenario: S.Type,
    _ plan: IterationPlan,
    _ seeds: IterationSeeds
  ) {
    self.init(
      // A body may make inputs of the number too.
      index: plan.inputs ?? index,
      randomSeed: seeds.data,
      metricKeys: S.metrics,
      witnessIDs: S.witnesses.map(\.id),
      faults: FaultCourse(S.faults, seed: seeds.faults, recorded: plan.faults),
      isOpen: S.self is any OpenScenario.Type
    )
  }
}

extension Iteration {
  /// Makes the iteration that a runner would make, for code that runs it by other means.
  ///
  /// - Parameters:
  ///   - index: Which iteration, from 0.
  ///   - scenario: What it is an iteration of.
  ///   - plan: What all of them have in common.
  package convenience init<S: Scenario>(
    _ index: Int,
    of scenario: S.Type,
    _ plan: IterationPlan
  ) {
    self.init(index, of: scenario, plan, plan.seeds(ofIteration: index))
  }
}

extension IterationResult {
  /// Takes over what the body has counted, witnessed and met.
  mutating func note<S: Scenario>(_ iteration: Iteration, of scenario: S.Type) {
    let isOpen = scenario is any OpenScenario.Type
    for key in isOpen ? iteration.countedKeys : S.metrics { metrics[key] = iteration.metrics[key] }
    witnesses =
      isOpen ? iteration.witnessed : S.witnesses.map(\.id).filter(iteration.hasWitnessed)
    faults = iteration.injectedFaults
    faultVisits = iteration.faultVisits
    undeclared = iteration.undeclared
  }
}
