extension MarkdownReport {
  /// What real threads have shown of a scenario.
  static func section(_ parallel: ParallelEvidence) -> String {
    let verdict = Markdown.text(parallel.verdict)
    var parts = [
      "On real threads, \(counted(parallel.iterations, "iteration")): **\(verdict)**\n"
    ]
    if !parallel.reasons.isEmpty {
      parts.append(parallel.reasons.map { "> - \(Markdown.prose($0))\n" }.joined())
    }
    guard !parallel.findings.isEmpty else { return parts.joined(separator: "\n") }
    var table = MarkdownTable([
      "failed on real threads": .left, "under control": .left, "failure": .left, "replay": .left,
    ])
    for finding in parallel.findings {
      let name = finding.violation.map { Markdown.code($0.fingerprint) } ?? ""
      let link = finding.violation?.file.map { "[\(name)](\($0.dropSuffix(".json")).md)" }
      table.add([
        Markdown.prose(finding.id), Markdown.prose(finding.outcome), link ?? name,
        finding.violation.map { Markdown.code($0.replay) } ?? "",
      ])
    }
    parts.append(table.text)
    return parts.joined(separator: "\n")
  }

  /// The fault points of a scenario.
  static func table(of faults: [FaultEvidence]) -> String {
    var table = MarkdownTable([
      "fault point": .left, "visits": .right, "injected": .right, "kinds": .left, "where": .left,
    ])
    for fault in faults {
      let kinds = fault.kinds.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      table.add([
        Markdown.prose(fault.id), "\(fault.visits)", "\(fault.injected)",
        kinds.joined(separator: ", "), Markdown.prose(fault.description),
      ])
    }
    return table.text
  }
}
