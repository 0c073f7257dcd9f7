/// Lists the scenarios, or prints all declarations of named scenarios.
struct ListCommand {
  static let options: [CommandLineArguments.Option] = [
    .init(name: "only", value: "SCENARIO", help: "list only these; may be repeated", repeats: true),
    .init(name: "skip", value: "SCENARIO", help: "leave these out; may be repeated", repeats: true),
    .init(
      name: "markdown",
      value: nil,
      help: "write a table in Markdown instead, a row for each",
      environment: false
    ),
  ]

  private let named: [any Scenario.Type]
  private let showsAll: Bool
  private let asMarkdown: Bool
  private let console: Console

  init(
    _ arguments: CommandLineArguments,
    all: [any Scenario.Type],
    console: Console
  ) throws(UsageError) {
    named = try ScenarioSelection.select(
      arguments.scenarioNames,
      skipping: arguments.allValues(of: "skip"),
      from: all
    )
    showsAll = !arguments.positionals.isEmpty
    asMarkdown = arguments.has("markdown")
    self.console = console
  }

  func run() -> ExitStatus {
    guard !asMarkdown else {
      console.lines(Self.table(of: named.map { $0.description }))
      return .passed
    }
    for scenario in named {
      let description = scenario.description
      console.line("\(description.name)  \(description.objective)")
      if showsAll { show(description) }
    }
    return .passed
  }

  /// One row per scenario; excluded defects are not counted.
  private static func table(of scenarios: [ScenarioDescription]) -> String {
    var table = MarkdownTable([
      "scenario": .left, "what it shows": .left, "invariants": .right, "witnesses": .right,
      "defects": .right,
    ])
    for scenario in scenarios {
      table.add([
        scenario.name, Markdown.prose(scenario.objective), "\(scenario.invariants.count)",
        "\(scenario.witnesses.count)", "\(scenario.defects.count { $0.excluded == nil })",
      ])
    }
    return table.text
  }

  private func show(_ scenario: ScenarioDescription) {
    console.line("  parameters")
    for parameter in scenario.parameters {
      console.line(
        "    \(parameter.name)  \(parameter.standard) "
          + "(\(parameter.values))"
          + (parameter.drawnFrom.map { "; from \($0) in half of the iterations" } ?? "")
          + (parameter.full.map { "; \($0) in the profiles full and soak" } ?? "")
      )
    }
    for sizes in scenario.largeSizes {
      console.line("    \(sizes)  in one of \(LargeSizes.interval) iterations")
    }
    console.line("  invariants")
    for invariant in scenario.invariants {
      let shape = invariant.shape.map { "  (\($0.rawValue))" } ?? ""
      let time = invariant.time == .virtualTime ? "  (in virtual time)" : ""
      console.line("    \(invariant.id)  \(invariant.text)\(shape)\(time)")
    }
    console.line("  witnesses")
    for witness in scenario.witnesses { console.line("    \(witness.id)  \(witness.text)") }
    if !scenario.faults.isEmpty { console.line("  fault points") }
    for point in scenario.faults {
      let kinds = point.kinds.map(\.kind.rawValue).joined(separator: ", ")
      console.line("    \(point.id)  \(point.text): \(kinds) at \(point.percent) % of visits")
    }
    console.line("  metrics")
    for metric in scenario.metrics { console.line("    \(metric)") }
    console.line("  defects")
    for defect in scenario.defects {
      var text = "    \(defect.id)  caught by \(defect.caughtBy.joined(separator: ", "))"
      if let line = defect.maskedBy { text += "; masked by \(line)" }
      if let reason = defect.excluded { text = "    \(defect.id)  excluded: \(reason)" }
      if let kernel = defect.kernel { text += "; copies \(kernel)" }
      console.line(text)
    }
  }
}
