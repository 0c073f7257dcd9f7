/// The common data of all iterations of one run of a scenario.
///
/// With an iteration's number and the knowledge of earlier rounds, it determines the whole
/// iteration; on real threads it determines only the inputs.
package struct IterationPlan: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case scenario, parameters, defect, seed, strategy, granularity, mode, inputs, faults
    case stepLimit = "step_limit"
  }

  /// The name of the scenario.
  package var scenario: String
  /// All parameters by name.
  package var parameters: [String: ParameterValue]
  /// The planted defect, or `nil`.
  package var defect: String?
  package var seed: Seed
  package var strategy: StrategyChoice
  package var granularity: Granularity
  /// The number of steps after which an iteration counts as livelocked, at least 1.
  package var stepLimit: Int
  package var mode: IterationMode
  /// The iteration whose data and faults all iterations use, so that only schedules differ; `nil`
  /// if each has its own.
  package var inputs: Int?
  /// The recorded faults to inject; `nil` to draw them from the seed.
  package var faults: [InjectedFault]?

  package init(
    scenario: String,
    parameters: [String: ParameterValue],
    defect: String? = nil,
    seed: Seed,
    strategy: StrategyChoice = .portfolio,
    granularity: Granularity = .point,
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
    self.granularity = granularity
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
    granularity = try values.decode(Granularity.self, forKey: .granularity)
    stepLimit = try values.decode(Int.self, forKey: .stepLimit)
    // Failure files from before parallel stress existed have no mode.
    mode = try values.decodeIfPresent(IterationMode.self, forKey: .mode) ?? .explore
    inputs = try values.decodeIfPresent(Int.self, forKey: .inputs)
    faults = try values.decodeIfPresent([InjectedFault].self, forKey: .faults)
  }

  /// The seed of one iteration.
  ///
  /// It does not depend on the parameters or on other scenarios.
  ///
  /// - Parameter iteration: The number of the iteration, from 0.
  /// - Returns: The same seed for the same scenario, seed and number.
  package func seed(ofIteration iteration: Int) -> Seed {
    seed.derived(named: scenario).derived(UInt64(iteration))
  }

  /// The independent parts of one iteration's seed.
  ///
  /// - Parameter iteration: The number of the iteration, from 0.
  /// - Returns: The iteration's own seed for the schedule, and for all else that of `inputs`, if
  ///   set.
  func seeds(ofIteration iteration: Int) -> IterationSeeds {
    let own = seed(ofIteration: iteration)
    return IterationSeeds(schedule: own, inputs: inputs.map(seed(ofIteration:)) ?? own)
  }
}
