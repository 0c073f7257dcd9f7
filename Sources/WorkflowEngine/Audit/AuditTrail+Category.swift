extension AuditTrail {
  /// The category that the words of a reason tell, found without the engine's own classification.
  ///
  /// - Parameter reason: The text of a failure.
  /// - Returns: The first category of which the text holds a phrase, in whole words.
  static func category(of reason: String) -> FailureCategory {
    let text = words(of: reason)
    let known = phrases.first { entry in entry.phrases.contains { text.holds(words(of: $0)) } }
    return known?.category ?? .permanent
  }

  private static let phrases: [(category: FailureCategory, phrases: [String])] = [
    (.network, ["network", "connection", "timed out", "timeout", "dns", "unreachable", "socket"]),
    (.flakyTest, ["flaky", "intermittent"]),
    (.runnerTransient, ["runner", "worker lost", "evicted", "preempted", "out of disk"]),
  ]

  private static func words(of text: String) -> [String] {
    var words = [""]
    for character in text {
      if character.isLetter || character.isNumber || character == "-" {
        words[words.count - 1] += character.lowercased()
      } else if words.last != "" {
        words.append("")
      }
    }
    return words.filter { $0 != "" }
  }
}

extension [String] {
  /// Whether some words follow each other in this text.
  fileprivate func holds(_ phrase: [String]) -> Bool {
    indices.contains { self[$0...].starts(with: phrase) }
  }
}
