extension MarkdownReport {
  /// The section of one scenario, with all its results.
  static func section(_ scenario: ScenarioEvidence) -> String {
    var parts = [
      "### \(scenario.name)\n",
      Markdown.prose(scenario.objective) + "\n",
      "Verdict: **\(Markdown.text(scenario.verdict))**"
        + (scenario.remark.map { " (\(Markdown.prose($0)))" } ?? "") + "\n",
    ]
    if !scenario.reasons.isEmpty {
      parts.append(scenario.reasons.map { "> - \(Markdown.prose($0))\n" }.joined())
    }
    parts.append(facts(scenario))
    parts.append(invariants(scenario.invariants))
    parts += scenario.invariants.filter { !$0.violations.isEmpty }.map { invariant in
      violations(
        "\(invariant.id), broken",
        count: invariant.violated,
        of: invariant.checked,
        listed: invariant.violations
      )
    }
    parts += scenario.failures.map { failure in
      violations(
        "Failed with \(failure.kind.rawValue)",
        count: failure.iterations,
        of: scenario.iterations,
        listed: failure.violations
      )
    }
    if let faults = scenario.faults { parts.append(table(of: faults)) }
    parts.append(witnesses(scenario.witnesses))
    parts.append(numbers(scenario))
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func facts(_ scenario: ScenarioEvidence) -> String {
    let parameters = scenario.parameters.sorted { $0.key < $1.key }
      .map { "\(Markdown.code($0.key)) = \($0.value)" }
    var lines = [
      "- Parameters: \(parameters.isEmpty ? "none" : parameters.joined(separator: ", "))",
      "- Step limit: \(scenario.stepLimit)",
      "- \(counted(scenario.iterations, "iteration")) in "
        + "\(counted(scenario.interleavings.distinct, "distinct interleaving"))",
    ]
    if !scenario.escapes.isEmpty {
      let escapes = scenario.escapes.sorted { $0.key < $1.key }
        .map { "\(Markdown.prose($0.key)) in \(counted($0.value, "iteration"))" }
      lines.append("- Not under control: \(escapes.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func invariants(_ invariants: [InvariantEvidence]) -> String {
    guard !invariants.isEmpty else { return "It states no invariant.\n" }
    guard invariants.contains(where: { $0.shape != nil }) else {
      var table = MarkdownTable([
        "invariant": .left, "verdict": .left, "checked": .right, "violated": .right,
        "statement": .left,
      ])
      for invariant in invariants { table.add(cells(of: invariant)) }
      return table.text
    }
    var table = MarkdownTable([
      "invariant": .left, "verdict": .left, "checked": .right, "violated": .right,
      "statement": .left, "shape": .left,
    ])
    for invariant in invariants {
      table.add(cells(of: invariant) + [Markdown.prose(invariant.shape ?? "")])
    }
    return table.text
  }

  private static func cells(of invariant: InvariantEvidence) -> [String] {
    [
      Markdown.prose(invariant.id), Markdown.text(invariant.verdict), "\(invariant.checked)",
      "\(invariant.violated)", Markdown.prose(invariant.description),
    ]
  }

  private static func violations(
    _ title: String,
    count: Int,
    of total: Int,
    listed: [ViolationEvidence]
  ) -> String {
    var table = MarkdownTable([
      "iteration": .right, "expected": .left, "actual": .left, "failure": .left, "replay": .left,
    ])
    for violation in listed {
      let name = Markdown.code(violation.fingerprint)
      // Link to the page for readers, which is next to the JSON file.
      let link = violation.file.map { "[\(name)](\($0.dropSuffix(".json")).md)" }
      table.add([
        "\(violation.iteration)", Markdown.code(violation.expected),
        Markdown.code(violation.actual), link ?? name, Markdown.code(violation.replay),
      ])
    }
    let shown = listed.count < count ? ", of which the first \(listed.count) are listed" : ""
    let heading =
      "**\(Markdown.prose(title)) in \(count) of \(counted(total, "iteration"))\(shown):**"
    return table.isEmpty ? heading + "\n" : "\(heading)\n\n\(table.text)"
  }

  private static func witnesses(_ witnesses: [ScenarioEvidence.WitnessEvidence]) -> String {
    guard !witnesses.isEmpty else { return "" }
    var table = MarkdownTable(["witness": .left, "hits": .right, "what was seen": .left])
    for witness in witnesses {
      table.add([
        Markdown.prose(witness.id), "\(witness.hits)", Markdown.prose(witness.description),
      ])
    }
    return table.text
  }

  private static func numbers(_ scenario: ScenarioEvidence) -> String {
    var table = MarkdownTable([
      "per iteration": .left, "min": .right, "max": .right, "avg": .right, "sum": .right,
    ])
    let rows =
      [("steps", scenario.steps), ("choices", scenario.choices)]
      + scenario.metrics.sorted { $0.key < $1.key }.map { (Markdown.code($0.key), $0.value) }
    for (name, aggregate) in rows {
      table.add([
        name, "\(aggregate.min)", "\(aggregate.max)", "\(aggregate.avg)", "\(aggregate.sum)",
      ])
    }
    return table.text
  }
}

extension String {
  /// The text without a suffix, if it has the suffix.
  func dropSuffix(_ suffix: String) -> Substring {
    hasSuffix(suffix) ? dropLast(suffix.count) : self[...]
  }
}
