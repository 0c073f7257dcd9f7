/// The strategy of a run.
public enum StrategyChoice: String, CaseIterable, Codable, Sendable {
  /// Random walk and PCT in turns, because each finds bugs that the other rarely finds.
  case portfolio
  /// Any ready task with equal probability.
  case random
  /// The ready task with the highest random priority; priorities change at a few random steps.
  case pct

  /// The strategy of one iteration.
  ///
  /// Until the pilots have measured the length of the scenario, it is a random walk, because PCT
  /// needs the length to place its changes.
  ///
  /// - Parameter plan: The inputs of its choices.
  /// - Returns: A strategy for this iteration.
  package func makeStrategy(_ plan: SchedulePlan) -> any Strategy {
    switch self {
    case .random: RandomWalk(plan)
    case _ where plan.knowledge.pilotSteps == nil: RandomWalk(plan)
    case .pct: PriorityChangeTesting(plan)
    case .portfolio where plan.iteration.isMultiple(of: 2): RandomWalk(plan)
    case .portfolio: PriorityChangeTesting(plan)
    }
  }
}
