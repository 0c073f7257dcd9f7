/// The command that makes an iteration happen again.
enum RerunText {
  /// The command for one iteration of a plan: it names whatever differs from the defaults.
  ///
  /// - Parameters:
  ///   - plan: What the iterations have in common.
  ///   - iteration: Which of them.
  ///   - standard: The scenario's parameters at their defaults.
  ///   - stepLimit: The scenario's own limit at the plan's size.
  ///   - invocation: Starts the command.
  /// - Returns: A line for a shell.
  static func of(
    _ plan: IterationPlan,
    iteration: Int,
    standard: [ParameterDescription],
    stepLimit: Int,
    invocation: Invocation
  ) -> String {
    var words = ["run", plan.scenario, "--seed", "\(plan.seed)"]
    if plan.strategy != .portfolio { words += ["--strategy", plan.strategy.rawValue] }
    if plan.stepLimit != stepLimit { words += ["--step-limit", "\(plan.stepLimit)"] }
    for parameter in standard {
      guard let value = plan.parameters[parameter.name], value != parameter.standard else {
        continue
      }
      words += ["--set", "\(parameter.name)=\(value)"]
    }
    if let defect = plan.defect { words += ["--defect", defect] }
    if let inputs = plan.inputs { words += ["--inputs", "\(inputs)"] }
    words += ["--iteration", "\(iteration)"]
    return ([invocation.recorded] + words.map(\.shellWord)).joined(separator: " ")
  }
}
