/// Evidence as a page for a reader; it depends only on the evidence.
package enum MarkdownReport {
  /// The page of a run, `latest.md`.
  ///
  /// The table of scenarios is sorted worst first. Sections are sorted by name, so that a
  /// comparison of two commits shows a changed section in its place.
  ///
  /// - Parameter evidence: The whole content of the page.
  /// - Returns: GitHub Markdown; the same text for equal evidence.
  /// - Complexity: O(size of the evidence).
  package static func text(of evidence: Evidence) -> String {
    let summary = evidence.summary
    var parts = ["# race-stress: \(Markdown.text(summary.verdict))\n"]
    parts.append(summary.totals(evidence.scenarios) + ".\n")
    if !evidence.complete { parts.append(incomplete) }
    parts.append("## Configuration\n")
    parts.append(table(of: evidence.configuration))
    parts.append("## Scenarios\n")
    parts.append(overview(evidence.scenarios))
    parts += evidence.scenarios.map(section)
    return parts.joined(separator: "\n")
  }

  /// The note at the top of the page of an incomplete run.
  static let incomplete = """
    > **Incomplete:** the run was interrupted or ran out of budget; what is missing here was not run.

    """

  /// A table of everything that can change a choice.
  static func table(of configuration: EvidenceConfiguration) -> String {
    var table = MarkdownTable(["configuration": .left, "value": .left])
    for case (let name, let value?) in configuration.rows {
      table.add([name, Markdown.code(value)])
    }
    return table.text
  }

  private static func overview(_ scenarios: [ScenarioEvidence]) -> String {
    guard !scenarios.isEmpty else { return "No scenario was run.\n" }
    var table = MarkdownTable([
      "verdict": .left, "scenario": .left, "iterations": .right, "distinct interleavings": .right,
      "invariants held": .right, "failing iterations": .right, "witnesses seen": .right,
    ])
    let worstFirst = scenarios.sorted {
      ($1.verdict.severity, $0.name) < ($0.verdict.severity, $1.name)
    }
    for scenario in worstFirst {
      let held = scenario.invariants.count { $0.verdict == .passed }
      let failing =
        scenario.invariants.map { ("\($0.id)", $0.violated) }
        + scenario.failures.map { ("\($0.kind.rawValue)", $0.iterations) }
      let shown = failing.filter { $0.1 > 0 }.map { "\($0.0): \($0.1)" }
      let seen = scenario.witnesses.count { $0.hits > 0 }
      table.add([
        Markdown.text(scenario.verdict),
        "[\(scenario.name)](#\(scenario.name))",
        "\(scenario.iterations)",
        "\(scenario.interleavings.distinct)",
        "\(held)/\(scenario.invariants.count)",
        shown.isEmpty ? "0" : Markdown.prose(shown.joined(separator: ", ")),
        "\(seen)/\(scenario.witnesses.count)",
      ])
    }
    return table.text
  }
}
