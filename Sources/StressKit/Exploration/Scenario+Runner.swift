extension Scenario {
  /// Makes a runner for iterations of this scenario.
  ///
  /// - Parameters:
  ///   - plan: The plan; parameters that it does not name keep their defaults.
  ///   - record: Receives the progress, or nil if no other thread or process reads it.
  ///   - watchdog: On real threads, the time without progress after which an iteration has hung,
  ///     and the time limit of an iteration.
  /// - Returns: A new runner.
  /// - Throws: `UsageError` for an unknown parameter or defect, or a value outside its range.
  static func makeRunner(
    _ plan: IterationPlan,
    tellingTo record: ProgressRecord? = nil,
    watchdog: Duration = .seconds(5)
  ) throws(UsageError) -> any ScenarioRunner {
    try check(plan.parameters)
    let choices = variants.compactMap { variant -> Variant<Configuration>.Choice? in
      guard case .choice(let name)? = plan.parameters[variant.name] else { return nil }
      return variant.choices.first { $0.name == name }
    }
    let defect = try defect(of: plan)
    let setups = IterationSetups<Self>(plan) { index in
      var configuration = configuration
      for choice in choices { choice.apply(to: &configuration, iteration: index) }
      defect?.plant(&configuration)
      return configuration
    }
    if plan.mode == .parallel {
      return ParallelRunner(
        setups,
        tellingTo: record,
        limits: ParallelLimits(watchdog: watchdog)
      )
    }
    return ControlledRunner(setups, tellingTo: record)
  }

  /// The defect that a plan plants, if any.
  private static func defect(of plan: IterationPlan) throws(UsageError) -> Defect<Configuration>? {
    if let id = plan.defect {
      guard let defect = catches.first(where: { $0.id == id }) else {
        throw UsageError(
          "scenario '\(name)' has no defect '\(id)'",
          hint: Suggestion.text(for: id, among: catches.map(\.id))
        )
      }
      if case .excluded(let reason) = defect.standing {
        throw UsageError("defect '\(id)' of '\(name)' cannot be planted: \(reason)")
      }
      return defect
    }
    return nil
  }

  /// The plan of a run of this scenario, with every parameter written out.
  ///
  /// - Parameters:
  ///   - changed: The parameters that differ from their defaults.
  ///   - defect: The defect to plant, or nil.
  ///   - seed: The seed of the run.
  ///   - strategy: How schedules are chosen.
  ///   - granularity: Where a task can be left.
  ///   - stepLimit: Steps after which an iteration counts as livelocked, or nil for the scenario's own.
  /// - Returns: A plan whose parameters are not yet checked.
  package static func plan(
    changing changed: [String: ParameterValue] = [:],
    defect: String? = nil,
    seed: Seed,
    strategy: StrategyChoice = .portfolio,
    granularity: Granularity = .point,
    stepLimit: Int? = nil
  ) -> IterationPlan {
    let standard = parameterDescriptions.map { ($0.name, $0.standard) }
    return IterationPlan(
      scenario: name,
      parameters: changed.merging(standard) { changed, _ in changed },
      defect: defect,
      seed: seed,
      strategy: strategy,
      granularity: granularity,
      stepLimit: stepLimit ?? sized(changed).stepLimit
    )
  }

  /// The scenario with the given parameters; a value out of range is replaced by the default.
  static func sized(_ values: [String: ParameterValue]) -> Self {
    var scenario = Self()
    for parameter in parameters {
      // Running the plan rejects a value out of range before anything is computed from it.
      guard case .size(let number)? = values[parameter.name], parameter.range.contains(number)
      else { continue }
      scenario[keyPath: parameter.keyPath] = number
    }
    return scenario
  }

  /// Throws if a parameter is unknown or its value is out of range.
  private static func check(_ values: [String: ParameterValue]) throws(UsageError) {
    let known = parameterDescriptions
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let parameter = known.first(where: { $0.name == key }) else {
        throw UsageError(
          "scenario '\(name)' has no parameter '\(key)'",
          hint: Suggestion.text(for: key, among: known.map(\.name))
        )
      }
      guard parameter.accepts(value) else {
        throw UsageError("\(name).\(key) is \(value), but must be \(parameter.phrase)")
      }
    }
  }
}
