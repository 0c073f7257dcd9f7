extension MarkdownReport {
  /// The page of one failing iteration, beside its JSON file.
  ///
  /// - Parameter failure: The content of the page.
  /// - Returns: GitHub Markdown; the same text for an equal failure.
  /// - Complexity: O(size of the failure).
  package static func text(of failure: FailureFile) -> String {
    var table = MarkdownTable(["": .left, "value": .left])
    table.add(["expected", Markdown.code(failure.expected)])
    table.add(["actual", Markdown.code(failure.actual)])
    table.add(["iteration", "\(failure.iteration)"])
    table.add(["seed", Markdown.code(failure.seed.description)])
    let parameters = failure.plan.parameters.sorted { $0.key < $1.key }
      .map { "\($0.key) = \($0.value)" }
    table.add(["parameters", Markdown.code(parameters.joined(separator: ", "))])
    if let defect = failure.plan.defect { table.add(["planted defect", Markdown.code(defect)]) }
    if let inputs = failure.plan.inputs { table.add(["inputs of iteration", "\(inputs)"]) }
    for fault in failure.plan.faults ?? [] {
      table.add(["injected fault", Markdown.prose(fault.text)])
    }
    table.add(["strategy", Markdown.code(failure.plan.strategy.rawValue)])
    table.add(["steps", "\(failure.trace.stepCount)"])
    if let minimization = failure.minimization {
      table.add(["minimized", minimization.text])
    }
    table.add(["digest", Markdown.code(failure.digest.description)])
    table.add(["build", Markdown.code("\(failure.build), \(failure.toolchain)")])
    return [
      "# \(failure.plan.scenario): \(Markdown.prose(failure.name)) \(Markdown.text(.failed))\n",
      Markdown.prose(failure.description) + "\n",
      table.text,
      "Make it happen again:\n",
      Markdown.block(failure.replay),
      "The interleaving:\n",
      Markdown.block(failure.table.joined(separator: "\n")),
    ].joined(separator: "\n")
  }
}
