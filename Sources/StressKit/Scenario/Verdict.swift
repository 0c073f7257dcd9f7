/// The result of an invariant, a scenario or a run.
public enum Verdict: String, Codable, Sendable {
  /// It held in every iteration, and all witnesses were seen.
  case passed
  /// It was violated at least once.
  case failed
  /// It was not violated, but the iterations do not prove that it holds.
  case inconclusive
}
