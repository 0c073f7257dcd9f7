extension EvidenceDiff {
  /// The number of changes of each severity, in words.
  package var summary: String {
    guard !changes.isEmpty else { return "no difference" }
    return Change.Severity.allCases.compactMap { severity in
      let count = changes.count { $0.severity == severity }
      return count == 0 ? nil : counted(count, severity.rawValue)
    }.joined(separator: ", ")
  }

  /// The diff for a terminal: a line per change, and the summary at the end.
  ///
  /// - Complexity: O(length of the text).
  package var text: String {
    let width = Change.Severity.allCases.map(\.rawValue.count).max() ?? 0
    var lines = changes.map { change in
      let severity = change.severity.rawValue
      let space = String(repeating: " ", count: width - severity.count)
      // One line per change, even if a text has line breaks.
      return "\(severity)\(space)  \(change.subject): \(change.text)".replacing("\n", with: "⏎")
    }
    lines.append(summary)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The diff as GitHub Markdown, with a table per severity.
  ///
  /// - Parameters:
  ///   - old: The origin of the earlier evidence.
  ///   - new: The origin of the later evidence.
  /// - Returns: The same text for the same diff and names.
  /// - Complexity: O(length of the text).
  package func markdown(from old: String, to new: String) -> String {
    let verdict = isRegression ? "❌ regression" : "✅ no regression"
    var parts = [
      "# race-stress diff: \(verdict)\n",
      "From \(Markdown.code(old)) to \(Markdown.code(new)): \(summary).\n",
    ]
    for severity in Change.Severity.allCases {
      let members = changes.filter { $0.severity == severity }
      guard !members.isEmpty else { continue }
      var table = MarkdownTable(["subject": .left, "what": .left])
      for change in members {
        table.add([Markdown.prose(change.subject), Markdown.prose(change.text)])
      }
      parts.append("## \(severity.heading)\n")
      parts.append(table.text)
    }
    return parts.joined(separator: "\n")
  }
}

extension Change.Severity {
  /// The heading of the section.
  fileprivate var heading: String {
    switch self {
    case .regression: "Regressions"
    case .improvement: "Improvements"
    case .change: "Changes"
    case .note: "Notes"
    }
  }
}
