/// The scenario, the configuration and the step limit of each iteration of a plan.
///
/// They depend on the plan and the iteration's number alone: half of the iterations draw small sizes, a
/// few use large ones, and some variants change the configuration of a part of the iterations.
struct IterationSetups<S: Scenario>: Sendable {
  let plan: IterationPlan
  private let usual: S
  private let configure: @Sendable (Int) -> S.Configuration
  /// The scenarios with large sizes.
  private let large: [S]
  /// The sizes that half of the iterations draw, each with its largest value.
  private let drawn: [(parameter: Parameter<S>, range: ClosedRange<Int>)]

  /// Uses the same scenario and configuration in every iteration.
  init(_ scenario: S, configuration: S.Configuration, _ plan: IterationPlan) {
    self.plan = plan
    usual = scenario
    configure = { _ in configuration }
    large = []
    drawn = []
  }

  /// Uses the declared configurations and the large sizes of the scenario.
  ///
  /// - Parameters:
  ///   - plan: The plan, whose parameters are known and within their ranges.
  ///   - configure: Makes the configuration of an iteration.
  init(_ plan: IterationPlan, configure: @escaping @Sendable (Int) -> S.Configuration) {
    self.plan = plan
    self.configure = configure
    usual = S.sized(plan.parameters)
    // A size from the command line holds in every iteration.
    large = S.largeSizes.filter { S.usesUsualSizes(plan.parameters, for: $0) }.map { sizes in
      let changed = sizes.values.map { ($0.name, ParameterValue.size($0.value)) }
      let values = plan.parameters.merging(changed) { _, large in large }
      return S.sized(values)
    }
    let usual = usual
    drawn = S.parameters.compactMap { parameter in
      guard let smallest = parameter.drawnFrom, S.usesUsualSize(plan.parameters, parameter.name)
      else { return nil }
      return (parameter, smallest...max(smallest, usual[keyPath: parameter.keyPath]))
    }
  }

  /// The scenario of an iteration.
  func scenario(of index: Int) -> S { large(at: index) ?? small(at: index) ?? usual }

  /// The configuration of an iteration, with the defect of the plan.
  func configuration(of index: Int) -> S.Configuration { configure(plan.inputs ?? index) }

  /// The number of steps after which the iteration counts as livelocked.
  func stepLimit(of index: Int) -> Int {
    guard let scenario = large(at: index), plan.stepLimit == usual.stepLimit else {
      return plan.stepLimit
    }
    return max(plan.stepLimit, scenario.stepLimit)
  }

  /// The scenario with drawn sizes, in half of the iterations.
  private func small(at index: Int) -> S? {
    guard !drawn.isEmpty else { return nil }
    var random = SeededRandom(seed: plan.seeds(ofIteration: index).sizes.value)
    guard Bool.random(using: &random) else { return nil }
    var scenario = usual
    for (parameter, range) in drawn {
      scenario[keyPath: parameter.keyPath] = Int.random(in: range, using: &random)
    }
    return scenario
  }

  private func large(at index: Int) -> S? {
    LargeSizes.place(ofIteration: plan.inputs ?? index, among: large.count).map { large[$0] }
  }
}

extension Scenario {
  /// Whether every parameter of the large sizes has one of its declared values.
  fileprivate static func usesUsualSizes(
    _ values: [String: ParameterValue],
    for large: LargeSizes
  ) -> Bool {
    large.values.allSatisfy { usesUsualSize(values, $0.name) }
  }

  /// Whether a parameter has one of its declared values.
  fileprivate static func usesUsualSize(_ values: [String: ParameterValue], _ name: String) -> Bool
  {
    guard let parameter = parameterDescriptions.first(where: { $0.name == name }) else {
      preconditionFailure("'\(Self.name)' has no parameter '\(name)'")
    }
    return values[name] == parameter.standard || values[name] == parameter.full
  }
}
