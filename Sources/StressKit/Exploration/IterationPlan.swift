/// All that the iterations of one run of a scenario have in common.
///
/// Together with an iteration's number and the knowledge of earlier rounds it decides everything that
/// happens in it.
package struct IterationPlan: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case scenario, parameters, defect, seed, strategy
    case stepLimit = "step_limit"
  }

  /// Name of the scenario.
  package var scenario: String
  /// Every parameter by name.
  package var parameters: [String: Int]
  /// The planted defect, or nil.
  package var defect: String?
  package var seed: Seed
  package var strategy: StrategyChoice
  /// Steps after which an iteration counts as livelocked, at least 1.
  package var stepLimit: Int

  package init(
    scenario: String,
    parameters: [String: Int],
    defect: String? = nil,
    seed: Seed,
    strategy: StrategyChoice = .portfolio,
    stepLimit: Int
  ) {
    self.scenario = scenario
    self.parameters = parameters
    self.defect = defect
    self.seed = seed
    self.strategy = strategy
    self.stepLimit = stepLimit
  }

  /// The seed of one iteration.
  ///
  /// It does not depend on the parameters, nor on which other scenarios run.
  ///
  /// - Parameter iteration: From 0.
  /// - Returns: The same for the same scenario, seed and number.
  package func seed(ofIteration iteration: Int) -> Seed {
    seed.derived(named: scenario).derived(UInt64(iteration))
  }
}
