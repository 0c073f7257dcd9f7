/// The strategy of a run.
public enum StrategyChoice: String, CaseIterable, Codable, Sendable {
  /// Random walks, which find most planted defects first; after 64 iterations one of 16 is PCT and one is
  /// POS, which find bugs that a random walk rarely finds.
  case portfolio
  /// Any ready task with equal probability.
  case random
  /// The ready task with the highest random priority; priorities change at a few random choices.
  case pct
  /// The pending step with the highest random priority; a step renews those of its actor.
  case pos

  /// The number of random walks with which the portfolio begins.
  private static let firstWalks = 64

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
    case .portfolio where plan.iteration < Self.firstWalks: RandomWalk(plan)
    case .portfolio where plan.iteration % 16 == 7: PartialOrderSampling(plan)
    case .portfolio where plan.iteration % 16 == 15: PriorityChangeTesting(plan)
    case .portfolio: RandomWalk(plan)
    }
  }

  /// Whether tasks can be left in the middle of a step in an iteration.
  ///
  /// In the portfolio PCT and POS choose among whole steps, because their few changes would be lost among
  /// many points.
  ///
  /// - Parameter iteration: The number of the iteration, from 0.
  /// - Returns: Whether its seed decides about points.
  func takesPoints(inIteration iteration: Int) -> Bool {
    self != .portfolio || iteration < Self.firstWalks || iteration % 8 != 7
  }
}
