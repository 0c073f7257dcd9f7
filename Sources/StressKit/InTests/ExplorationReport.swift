/// Report of the iterations of a body.
public struct ExplorationReport: Sendable, CustomStringConvertible {
  /// What the body is called.
  public let name: String
  /// The seed that was given.
  public let seed: UInt64
  /// Iterations that were run.
  public let iterations: Int
  /// Interleavings that differ from each other.
  public let interleavings: Int
  /// Verdict on the body.
  public let verdict: Verdict
  /// Why the verdict is not complete, a sentence each; empty when it is.
  public let reasons: [String]
  /// What limits a pass, such as one interleaving of several tasks; nil when nothing does.
  public let remark: String?
  /// Iterations that failed.
  public let failed: Int
  /// The first ten of them, in their order.
  ///
  /// If there are more, one whose kind or place differs from all before replaces one that repeats another.
  public let violations: [Violation]
  /// The sums of what the body has counted, by key.
  public let metrics: [String: Int]
  /// In how many iterations each witness was seen; one that was never seen is missing.
  public let witnesses: [String: Int]
  /// Operations that left control, with the number of iterations that they occurred in; normally empty.
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
