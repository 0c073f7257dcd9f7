/// The scenario, the configuration and the step limit of each iteration of a plan.
///
/// They depend on the iteration's number alone: some iterations use large sizes, and some variants
/// change the configuration of a part of the iterations.
struct IterationSetups<S: Scenario>: Sendable {
  let plan: IterationPlan
  private let usual: S
  private let configure: @Sendable (Int) -> S.Configuration
  /// The scenarios with large sizes.
  private let large: [S]

  /// Uses the same scenario and configuration in every iteration.
  init(_ scenario: S, configuration: S.Configuration, _ plan: IterationPlan) {
    self.plan = plan
    usual = scenario
    configure = { _ in configuration }
    large = []
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
    // Whoever chooses a size wants it in every iteration.
    large = S.largeSizes.filter { S.usesUsualSizes(plan.parameters, for: $0) }.map { sizes in
      let changed = sizes.values.map { ($0.name, ParameterValue.size($0.value)) }
      let values = plan.parameters.merging(changed) { _, large in large }
      return S.sized(values)
    }
  }

  /// The scenario of an iteration.
  func scenario(of index: Int) -> S { large(at: index) ?? usual }

  /// The configuration of an iteration, with the defect of the plan.
  func configuration(of index: Int) -> S.Configuration { configure(plan.inputs ?? index) }

  /// The number of steps after which the iteration counts as livelocked.
  func stepLimit(of index: Int) -> Int {
    guard let scenario = large(at: index), plan.stepLimit == usual.stepLimit else {
      return plan.stepLimit
    }
    return max(plan.stepLimit, scenario.stepLimit)
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
    large.values.allSatisfy { name, _ in
      guard let parameter = parameterDescriptions.first(where: { $0.name == name }) else {
        preconditionFailure("'\(Self.name)' has no parameter '\(name)', which its large sizes name")
      }
      return values[name] == parameter.standard || values[name] == parameter.full
    }
  }
}
