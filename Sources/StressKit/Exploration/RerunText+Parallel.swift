extension RerunText {
  /// The command that runs one iteration's inputs on real threads.
  ///
  /// - Parameters:
  ///   - plan: The plan of the iterations.
  ///   - inputs: The iteration whose data and faults are used.
  ///   - iterations: The number of iterations to run.
  ///   - standard: The scenario's parameters with their defaults.
  ///   - invocation: How to start the command.
  /// - Returns: A line for a shell.
  static func onRealThreads(
    _ plan: IterationPlan,
    inputs: Int,
    iterations: Int,
    standard: [ParameterDescription],
    invocation: Invocation
  ) -> String {
    var words = ["run", plan.scenario, "--mode", "parallel"]
    words += ["--inputs", "\(inputs)", "--parallel-iterations", "\(iterations)"]
    words += ["--seed", "\(plan.seed)"]
    for parameter in standard {
      guard let value = plan.parameters[parameter.name], value != parameter.standard else {
        continue
      }
      words += ["--set", "\(parameter.name)=\(value)"]
    }
    if let defect = plan.defect { words += ["--defect", defect] }
    return ([invocation.recorded] + words.map(\.shellWord)).joined(separator: " ")
  }
}
