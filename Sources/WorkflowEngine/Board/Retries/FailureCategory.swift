/// What kind of failure an attempt met, as far as its text tells.
public enum FailureCategory: String, Sendable, CaseIterable {
  /// A connection, a name or a host could not be reached.
  case network

  /// A test that passes at other times.
  case flakyTest = "flaky-test"

  /// The runner itself, not the work.
  case runnerTransient = "runner-transient"

  /// Anything else: doing it again would not help.
  case permanent

  /// Classifies a failure by the words of its text; the first category with a matching word wins.
  ///
  /// - Parameter reason: What went wrong, in any case.
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
