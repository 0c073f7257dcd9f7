/// The report of an exploration of a test's body.
public struct ExplorationReport: Sendable, CustomStringConvertible {
  /// The name of the body.
  public let name: String
  /// The seed of the exploration.
  public let seed: UInt64
  /// The number of iterations that ran.
  public let iterations: Int
  /// The number of different interleavings.
  public let interleavings: Int
  /// The verdict on the body.
  public let verdict: Verdict
  /// The reasons for an inconclusive verdict, one sentence each; empty if there are none.
  public let reasons: [String]
  /// The limit of a pass, such as one interleaving of several tasks; nil if there is none.
  public let remark: String?
  /// The number of iterations that failed.
  public let failed: Int
  /// The first ten failures, in the order of their iterations.
  ///
  /// If there are more, a failure of a new kind or place replaces one that repeats another.
  public let violations: [Violation]
  /// The totals of the metrics that the body counted, by key.
  public let metrics: [String: Int]
  /// The number of iterations that saw each witness; a witness that was never seen is missing.
  public let witnesses: [String: Int]
  /// Operations that left control, with the number of iterations in which they occurred; normally
  /// empty.
  public let escapes: [String: Int]

  /// A summary followed by the violations.
  public var description: String {
    var text = "\(name): \(verdict.rawValue), \(counted(iterations, "iteration")), "
    text += "\(counted(interleavings, "interleaving")), seed \(seed)"
    if failed > 0 { text += ", \(failed) failed" }
    if let remark { text += " (\(remark))" }
    let lines = [text] + reasons + violations.map { "\n\($0)" }
    return lines.joined(separator: "\n")
  }
}
