/// The kind of a failure, judged by its text.
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
  /// - Parameter reason: The text of the failure; case does not matter.
  /// - Complexity: O(*n*), where *n* is the length of the text.
  public init(classifying reason: String) {
    let text = reason.lowercased()
    self = Self.words.first { $0.words.contains(where: text.contains) }?.category ?? .permanent
  }

  private static let words: [(category: Self, words: [String])] = [
    (.network, ["network", "connection", "timed out", "timeout", "dns", "unreachable", "socket"]),
    (.flakyTest, ["flaky", "intermittent"]),
    (.runnerTransient, ["runner", "worker lost", "evicted", "preempted", "out of disk"]),
  ]
}
