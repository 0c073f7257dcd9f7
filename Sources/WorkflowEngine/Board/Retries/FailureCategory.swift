/// The kind of a failure.
public enum FailureCategory: String, Sendable, CaseIterable {
  /// A network failure: a connection, a name or a host could not be reached.
  case network

  /// A test that passes sometimes and fails sometimes.
  case flakyTest = "flaky-test"

  /// A failure of the runner, not of the work.
  case runnerTransient = "runner-transient"

  /// Any other failure; a retry would not help.
  case permanent

  /// Classifies a failure by the words in its text; the first category with a matching word wins.
  ///
  /// A word is matched as a whole: `runner-up` is not `runner`. Report the category instead where it is
  /// known.
  ///
  /// - Parameter reason: The text of the failure; case does not matter.
  /// - Complexity: O(*n*), where *n* is the length of the text.
  public init(classifying reason: String) {
    let words = reason.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }
    let text = " \(words.joined(separator: " ")) "
    let match = Self.words.first { $0.words.contains { text.contains(" \($0) ") } }
    self = match?.category ?? .permanent
  }

  private static let words: [(category: Self, words: [String])] = [
    (.network, ["network", "connection", "timed out", "timeout", "dns", "unreachable", "socket"]),
    (.flakyTest, ["flaky", "intermittent"]),
    (.runnerTransient, ["runner", "worker lost", "evicted", "preempted", "out of disk"]),
  ]
}
