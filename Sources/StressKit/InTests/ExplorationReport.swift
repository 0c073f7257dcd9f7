/// What the iterations of a body came to.
public struct ExplorationReport: Sendable, CustomStringConvertible {
  /// What the body is called.
  public let name: String
  /// The seed that was given.
  public let seed: UInt64
  /// Iterations that were run.
  public let iterations: Int
  /// Interleavings that differ from each other.
  public let interleavings: Int
  /// What all of this says.
  public let verdict: Verdict
  /// Why nothing more can be said, a sentence each; empty when all was seen.
  public let reasons: [String]
  /// What limits a pass, such as one interleaving of several tasks; nil when nothing does.
  public let remark: String?
  /// Iterations that failed.
  public let failed: Int
  /// The first of them, in their order; at most ten.
  public let violations: [Violation]
  /// The sums of what the body has counted, by key.
  public let metrics: [String: Int]
  /// In how many iterations each witness was seen; one that was never seen is missing.
  public let witnesses: [String: Int]
  /// What control did not cover, with in how many iterations; normally empty.
  public let escapes: [String: Int]

  /// A summary, and the violations.
  public var description: String {
    var text = "\(name): \(verdict.rawValue), \(counted(iterations, "iteration")), "
    text += "\(counted(interleavings, "interleaving")), seed \(seed)"
    if failed > 0 { text += ", \(failed) failed" }
    if let remark { text += " (\(remark))" }
    let lines = [text] + reasons + violations.map { "\n\($0)" }
    return lines.joined(separator: "\n")
  }
}
