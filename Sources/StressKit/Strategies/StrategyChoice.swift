/// The strategy of a run.
public enum StrategyChoice: String, CaseIterable, Codable, Sendable {
  /// Mostly random walks, which find most planted defects first; a quarter of the iterations is PCT and
  /// an eighth is POS, which find bugs that a random walk rarely finds.
  case portfolio
  /// Any ready task with equal probability.
  case random
  /// The ready task with the highest random priority; priorities change at a few random choices.
  case pct
  /// The pending step with the highest random priority; a step renews those of its actor.
  case pos

  /// The strategy of one iteration.
  ///
  /// The pilots of a round, which measure the length of the scenario, are random walks: PCT needs the
  /// length to place its changes.
  ///
  /// - Parameter plan: The inputs of its choices.
  /// - Returns: A strategy for this iteration.
  package func makeStrategy(_ plan: SchedulePlan) -> any Strategy {
    switch self {
    case .random: RandomWalk(plan)
    case _ where plan.knowledge.choices == nil: RandomWalk(plan)
    case .pct: PriorityChangeTesting(plan)
    case .pos: PartialOrderSampling(plan)
    case .portfolio where plan.iteration % 4 == 1: PriorityChangeTesting(plan)
    case .portfolio where plan.iteration % 8 == 3: PartialOrderSampling(plan)
    case .portfolio: RandomWalk(plan)
    }
  }
}
