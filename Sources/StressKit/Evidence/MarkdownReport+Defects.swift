extension MarkdownReport {
  /// The kill table, `defects.md`.
  ///
  /// Defects that survived come first, then in the order of scenario and defect names.
  ///
  /// - Parameter evidence: The whole content of the page.
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
    let survivorsFirst = planted.filter { !$0.caught } + planted.filter(\.caught)
    parts.append(killTable(survivorsFirst, asked: evidence.configuration.strategy.rawValue))
    let excluded = evidence.defects.filter { $0.excluded != nil }
    if !excluded.isEmpty {
      parts.append("## Excluded defects\n")
      parts.append(exclusions(excluded))
    }
    return parts.joined(separator: "\n")
  }

  /// The result of a planted defect, for a reader.
  static func outcome(of defect: DefectEvidence) -> String {
    if let reason = defect.cutShort { return "❔ undecided: the search \(reason)" }
    guard defect.caught else { return "❌ survived" }
    return defect.coarse ? "✅ caught, coarse" : "✅ caught"
  }

  /// One row per defect, with all numbers of the requested strategy and the averages of the others.
  private static func killTable(_ defects: [DefectEvidence], asked: String) -> String {
    guard !defects.isEmpty else { return "No defect was planted.\n" }
    let alone = DefectEvidence.strategyNames(in: defects).filter { $0 != asked }
    var columns: [(String, MarkdownTable.Side)] = [
      ("outcome", .left), ("scenario", .left), ("defect", .left), ("kernel", .left),
      ("caught by", .left), ("may be caught by", .left), ("\(asked) (min/avg/max)", .right),
    ]
    columns += alone.map { ("\($0) alone", .right) }
    columns += [("failed too", .left), ("masked by", .left)]
    var table = MarkdownTable(columns)
    for defect in defects {
      let iterations = defect.iterations
      var cells = [
        outcome(of: defect), defect.scenario, Markdown.prose(defect.id),
        Markdown.prose(defect.kernel ?? "-"), Markdown.prose(defect.invariant ?? "-"),
        Markdown.prose(defect.expected.joined(separator: ", ")),
        defect.caught ? "\(iterations.min)/\(iterations.avg)/\(iterations.max)" : "-",
      ]
      cells += alone.map { name in defect.strategies?.first { $0.name == name }?.text ?? "-" }
      cells += [
        Markdown.prose(defect.others.isEmpty ? "-" : defect.others.joined(separator: ", ")),
        Markdown.prose(defect.maskedBy ?? "-"),
      ]
      table.add(cells)
    }
    let coarse = """

      *Coarse*: caught in the first iteration of every seed, so it says little about the scheduler.

      """
    let own = """

      *Alone*: iterations of one strategy until it caught the defect, on average over the seeds; *not in* so
      many says that it did not, under any seed. Only \(asked) must catch every defect.

      """
    return table.text + (defects.contains(where: \.coarse) ? coarse : "")
      + (alone.isEmpty ? "" : own)
  }

  private static func exclusions(_ defects: [DefectEvidence]) -> String {
    var table = MarkdownTable(["scenario": .left, "defect": .left, "why it cannot exist": .left])
    for defect in defects {
      table.add([defect.scenario, Markdown.prose(defect.id), Markdown.prose(defect.excluded ?? "")])
    }
    return table.text
  }
}
