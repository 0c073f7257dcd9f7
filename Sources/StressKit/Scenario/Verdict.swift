/// What a run says of an invariant, a scenario or itself; there is no other answer.
public enum Verdict: String, Codable, Sendable {
  /// It held in every iteration, and the window was entered.
  case passed
  /// It was broken at least once.
  case failed
  /// Nothing was broken, but not enough was seen to say that it holds.
  case inconclusive
}
