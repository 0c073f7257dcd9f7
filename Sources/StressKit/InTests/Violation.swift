/// An iteration that failed, with its interleaving.
public struct Violation: Error, Sendable, CustomStringConvertible {
  /// How it failed.
  public let kind: Kind
  /// What was found, for a reader.
  public let text: String
  /// Which iteration, from 0.
  public let iteration: Int
  /// The seed that was given.
  public let seed: UInt64
  /// The interleaving, a line per element: a column for each task, a row for each stretch of one task.
  ///
  /// Empty for all but the first failure of each kind.
  public let interleaving: [String]
  /// The call that runs this iteration alone.
  public let replay: String

  /// All of it, on several lines.
  public var description: String {
    var lines = ["\(kind.rawValue) in iteration \(iteration): \(text)"]
    if !interleaving.isEmpty { lines += [""] + interleaving + [""] }
    return (lines + ["To run this iteration alone: \(replay)"]).joined(separator: "\n")
  }
}
