/// All that the iterations of one run of a scenario have in common.
///
/// Together with an iteration's number and the knowledge of earlier rounds it decides everything that
/// happens in it; on real threads it decides the inputs alone.
package struct IterationPlan: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case scenario, parameters, defect, seed, strategy, mode, inputs, faults
    case stepLimit = "step_limit"
  }

  /// Name of the scenario.
  package var scenario: String
  /// Every parameter by name.
  package var parameters: [String: ParameterValue]
  /// The planted defect, or nil.
  package var defect: String?
  package var seed: Seed
  package var strategy: StrategyChoice
  /// Steps after which an iteration counts as livelocked, at least 1.
  package var stepLimit: Int
  package var mode: IterationMode
  /// The iteration whose data and faults all iterations take, so that only schedules differ; nil when
  /// each has its own.
  package var inputs: Int?
  /// The faults to inject, as recorded; nil when they are drawn from the seed.
  package var faults: [InjectedFault]?

  package init(
    scenario: String,
    parameters: [String: ParameterValue],
    defect: String? = nil,
    seed: Seed,
    strategy: StrategyChoice = .portfolio,
    stepLimit: Int,
    mode: IterationMode = .explore,
    inputs: Int? = nil,
    faults: [InjectedFault]? = nil
  ) {
    self.scenario = scenario
    self.parameters = parameters
    self.defect = defect
    self.seed = seed
    self.strategy = strategy
    self.stepLimit = stepLimit
    self.mode = mode
    self.inputs = inputs
    self.faults = faults
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    scenario = try values.decode(String.self, forKey: .scenario)
    parameters = try values.decode([String: ParameterValue].self, forKey: .parameters)
    defect = try values.decodeIfPresent(String.self, forKey: .defect)
    seed = try values.decode(Seed.self, forKey: .seed)
    strategy = try values.decode(StrategyChoice.self, forKey: .strategy)
    stepLimit = try values.decode(Int.self, forKey: .stepLimit)
    // A failure recorded before there was a second mode has none.
    mode = try values.decodeIfPresent(IterationMode.self, forKey: .mode) ?? .explore
    inputs = try values.decodeIfPresent(Int.self, forKey: .inputs)
    faults = try values.decodeIfPresent([InjectedFault].self, forKey: .faults)
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

  /// The independent parts of one iteration's seed.
  ///
  /// - Parameter iteration: From 0.
  /// - Returns: Its own seed for the schedule, and that of `inputs`, where given, for all else.
  func seeds(ofIteration iteration: Int) -> IterationSeeds {
    let own = seed(ofIteration: iteration)
    return IterationSeeds(schedule: own, inputs: inputs.map(seed(ofIteration:)) ?? own)
  }
}
