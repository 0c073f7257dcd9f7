/// The command that runs an iteration again.
enum RerunText {
  /// The command for one iteration of a plan, with every option that differs from its default.
  ///
  /// - Parameters:
  ///   - plan: The plan of the iterations.
  ///   - iteration: The number of the iteration.
  ///   - standard: The scenario's parameters with their defaults.
  ///   - stepLimit: The scenario's own step limit for the plan's parameters.
  ///   - invocation: How to start the command.
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
    if plan.granularity != .point { words += ["--granularity", plan.granularity.rawValue] }
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
