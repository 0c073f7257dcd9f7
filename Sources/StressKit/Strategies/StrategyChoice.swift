/// Which strategy a run asks for.
public enum StrategyChoice: String, CaseIterable, Codable, Sendable {
  /// Random walk and PCT by turns: each finds what the other is weak at.
  case portfolio
  /// Any ready task, with equal chances.
  case random
  /// By random priorities that change at a few random steps.
  case pct

  /// The strategy of one iteration.
  ///
  /// Until the pilots have measured how long the scenario is, the walk is random: PCT has nothing to
  /// place its change points in.
  ///
  /// - Parameter plan: All that its choices may depend on.
  /// - Returns: A strategy for this iteration alone.
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
