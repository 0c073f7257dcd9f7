extension Scenario {
  /// Makes what runs iterations of this scenario.
  ///
  /// - Parameters:
  ///   - plan: Parameters that it does not name keep their defaults.
  ///   - record: Where progress is told, or nil when nobody watches.
  /// - Returns: A runner that nothing else uses.
  /// - Throws: `UsageError` for an unknown parameter or defect, or a value outside its range.
  static func makeRunner(
    _ plan: IterationPlan,
    tellingTo record: ProgressRecord? = nil
  ) throws(UsageError) -> any ScenarioRunner {
    var scenario = Self()
    for (key, value) in plan.parameters.sorted(by: { $0.key < $1.key }) {
      guard let parameter = parameters.first(where: { $0.name == key }) else {
        throw UsageError(
          "scenario '\(name)' has no parameter '\(key)'",
          hint: Suggestion.text(for: key, among: parameters.map(\.name))
        )
      }
      guard parameter.range.contains(value) else {
        throw UsageError(
          "\(name).\(key) is \(value), but must be "
            + "from \(parameter.range.lowerBound) to \(parameter.range.upperBound)"
        )
      }
      scenario[keyPath: parameter.keyPath] = value
    }
    var configuration = configuration
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
      defect.plant(&configuration)
    }
    if plan.mode == .parallel {
      return ParallelRunner(
        scenario,
        configuration: configuration,
        plan: plan,
        tellingTo: record
      )
    }
    return ControlledRunner(
      scenario,
      configuration: configuration,
      plan: plan,
      tellingTo: record
    )
  }

  /// The plan of a run of this scenario, with every parameter written out.
  ///
  /// - Parameters:
  ///   - changed: Those that differ from their defaults.
  ///   - defect: The defect to plant, or nil.
  ///   - seed: Where everything follows from.
  ///   - strategy: How interleavings are chosen.
  ///   - stepLimit: Steps after which an iteration counts as livelocked, or nil for the scenario's own.
  /// - Returns: A plan whose parameters are not yet checked.
  package static func plan(
    changing changed: [String: Int] = [:],
    defect: String? = nil,
    seed: Seed,
    strategy: StrategyChoice = .portfolio,
    stepLimit: Int? = nil
  ) -> IterationPlan {
    var scenario = Self()
    var all = changed
    for parameter in parameters {
      // A value outside its range is refused when the plan is run, before anything is computed from it.
      if let value = changed[parameter.name], parameter.range.contains(value) {
        scenario[keyPath: parameter.keyPath] = value
      }
      if all[parameter.name] == nil { all[parameter.name] = scenario[keyPath: parameter.keyPath] }
    }
    return IterationPlan(
      scenario: name,
      parameters: all,
      defect: defect,
      seed: seed,
      strategy: strategy,
      stepLimit: stepLimit ?? scenario.stepLimit
    )
  }
}
