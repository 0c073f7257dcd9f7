extension MarkdownReport {
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
