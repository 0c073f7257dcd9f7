extension MarkdownReport {
  /// The kill table, `defects.md`.
  ///
  /// Defects that survived come first, then in the order of scenario and defect names.
  ///
  /// - Parameter evidence: All of what the page says.
  /// - Returns: GitHub Markdown; the same text for equal evidence.
  /// - Complexity: O(size of the evidence).
  package static func text(of evidence: DefectsEvidence) -> String {
    let summary = evidence.summary
    var parts = ["# race-stress verify: \(Markdown.text(summary.verdict))\n"]
    parts.append(
      """
      \(summary.caught) of \(counted(summary.planted, "planted defect")) caught, \
      \(summary.excluded) excluded.

      """
    )
    if !evidence.complete { parts.append(incomplete) }
    parts.append("## Configuration\n")
    parts.append(table(of: evidence.configuration))
    let planted = evidence.defects.filter { $0.excluded == nil }
    parts.append("## Planted defects\n")
    parts.append(killTable(planted.filter { !$0.caught } + planted.filter(\.caught)))
    let excluded = evidence.defects.filter { $0.excluded != nil }
    if !excluded.isEmpty {
      parts.append("## Excluded defects\n")
      parts.append(exclusions(excluded))
    }
    return parts.joined(separator: "\n")
  }

  /// How a reader is told what became of a planted defect.
  static func outcome(of defect: DefectEvidence) -> String {
    guard defect.caught else { return "❌ survived" }
    return defect.coarse ? "✅ caught, coarse" : "✅ caught"
  }

  private static func killTable(_ defects: [DefectEvidence]) -> String {
    guard !defects.isEmpty else { return "No defect was planted.\n" }
    var table = MarkdownTable([
      "outcome": .left, "scenario": .left, "defect": .left, "caught by": .left,
      "may be caught by": .left, "iterations (min/avg/max)": .right, "failed too": .left,
      "masked by": .left,
    ])
    for defect in defects {
      let iterations = defect.iterations
      table.add([
        outcome(of: defect), defect.scenario, Markdown.prose(defect.id),
        Markdown.prose(defect.invariant ?? "-"),
        Markdown.prose(defect.expected.joined(separator: ", ")),
        defect.caught ? "\(iterations.min)/\(iterations.avg)/\(iterations.max)" : "-",
        Markdown.prose(defect.others.isEmpty ? "-" : defect.others.joined(separator: ", ")),
        Markdown.prose(defect.maskedBy ?? "-"),
      ])
    }
    let coarse = """

      *Coarse*: caught in the first iteration of every seed, so it says little about the scheduler.

      """
    return table.text + (defects.contains(where: \.coarse) ? coarse : "")
  }

  private static func exclusions(_ defects: [DefectEvidence]) -> String {
    var table = MarkdownTable(["scenario": .left, "defect": .left, "why it cannot exist": .left])
    for defect in defects {
      table.add([defect.scenario, Markdown.prose(defect.id), Markdown.prose(defect.excluded ?? "")])
    }
    return table.text
  }
}
