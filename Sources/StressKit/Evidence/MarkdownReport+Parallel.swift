extension MarkdownReport {
  /// The page of a run on real threads, `parallel.md`.
  ///
  /// - Parameter evidence: The whole content of the page.
  /// - Returns: GitHub Markdown.
  /// - Complexity: O(size of the evidence).
  package static func text(of evidence: ParallelEvidence) -> String {
    let summary = evidence.summary
    var parts = ["# race-stress on real threads: \(Markdown.text(summary.verdict))\n"]
    parts.append(
      """
      \(counted(summary.scenarios, "scenario")): \(summary.failed) failed, \
      \(summary.inconclusive) inconclusive. Real threads give other results each time.

      """
    )
    if !evidence.complete { parts.append(incomplete) }
    parts.append("## Configuration\n")
    var configuration = MarkdownTable(["configuration": .left, "value": .left])
    for case (let name, let value?) in evidence.configuration.rows {
      configuration.add([name, Markdown.code(value)])
    }
    parts.append(configuration.text)
    parts.append("## Scenarios\n")
    parts.append(overview(evidence.scenarios))
    let worthReading = evidence.scenarios.filter { !$0.failures.isEmpty || !$0.reasons.isEmpty }
    parts += worthReading.map(section)
    return parts.joined(separator: "\n")
  }

  private static func overview(_ scenarios: [ParallelScenarioEvidence]) -> String {
    guard !scenarios.isEmpty else { return "No scenario was run.\n" }
    var table = MarkdownTable([
      "verdict": .left, "scenario": .left, "iterations": .right, "failed": .right,
      "unfinished": .right, "failures": .left,
    ])
    for scenario in scenarios {
      let failures = scenario.failures.map { "\($0.id): \($0.iterations)" }
      table.add([
        Markdown.text(scenario.verdict), Markdown.prose(scenario.name), "\(scenario.iterations)",
        "\(scenario.failed)", "\(scenario.unfinished)",
        Markdown.prose(failures.joined(separator: ", ")),
      ])
    }
    return table.text
  }

  private static func section(_ scenario: ParallelScenarioEvidence) -> String {
    var parts = [
      "### \(scenario.name)\n",
      Markdown.prose(scenario.objective) + "\n",
      "Verdict on real threads: **\(Markdown.text(scenario.verdict))**\n",
    ]
    if !scenario.reasons.isEmpty {
      parts.append(scenario.reasons.map { "> - \(Markdown.prose($0))\n" }.joined())
    }
    var table = MarkdownTable([
      "invariant": .left, "verdict": .left, "checked": .right, "violated": .right,
      "statement": .left,
    ])
    for invariant in scenario.invariants {
      table.add([
        Markdown.prose(invariant.id), Markdown.text(invariant.verdict), "\(invariant.checked)",
        "\(invariant.violated)", Markdown.prose(invariant.description),
      ])
    }
    if !table.isEmpty { parts.append(table.text) }
    parts += scenario.failures.map { section($0, of: scenario) }
    return parts.joined(separator: "\n")
  }

  private static func section(
    _ failure: ParallelFailureEvidence,
    of scenario: ParallelScenarioEvidence
  ) -> String {
    let count = counted(scenario.iterations, "iteration")
    var parts = [
      "#### \(Markdown.prose(failure.id)): \(failure.iterations) of \(count)\n",
      Markdown.prose(failure.description) + "\n",
      "Search under control: \(Markdown.prose(failure.search.outcome)).\n",
    ]
    if let violation = failure.search.violation {
      let name = Markdown.code(violation.fingerprint)
      let link = violation.file.map { "[\(name)](\($0.dropSuffix(".json")).md)" } ?? name
      parts.append("Failure \(link):\n")
      parts.append(Markdown.block(violation.replay))
    }
    var table = MarkdownTable([
      "iteration": .right, "seed": .left, "expected": .left, "actual": .left, "faults": .left,
    ])
    for occurrence in failure.occurrences {
      let faults = occurrence.faults.map(\.text).joined(separator: "; ")
      table.add([
        "\(occurrence.iteration)", Markdown.code(occurrence.seed.description),
        Markdown.code(occurrence.expected), Markdown.code(occurrence.actual),
        Markdown.prose(faults),
      ])
    }
    parts.append(table.text)
    guard let first = failure.occurrences.first else { return parts.joined(separator: "\n") }
    parts.append("Run iteration \(first.iteration) on real threads again:\n")
    parts.append(Markdown.block(first.rerun))
    if !first.stuck.isEmpty {
      parts.append("Tasks and threads of iteration \(first.iteration) that were stuck:\n")
      parts.append(Markdown.block(first.stuck.joined(separator: "\n")))
    }
    if !first.records.isEmpty {
      parts.append("Last records of iteration \(first.iteration):\n")
      parts.append(Markdown.block(first.records.joined(separator: "\n")))
    }
    return parts.joined(separator: "\n")
  }
}
