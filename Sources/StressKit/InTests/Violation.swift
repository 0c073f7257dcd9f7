/// An iteration that failed, with its interleaving.
public struct Violation: Error, Sendable, CustomStringConvertible {
  /// How it failed.
  public let kind: Kind
  /// Explanation for a reader.
  public let text: String
  /// Which iteration, from 0.
  public let iteration: Int
  /// The seed that was given.
  public let seed: UInt64
  /// The interleaving, a line per element: a column for each task, a row for each stretch of one task.
  ///
  /// Empty for a failure of the same kind, and at the same place, as one before.
  public let interleaving: [String]
  /// Why the interleaving may not be the one with the fewest preemptions, or nil.
  public let limitation: String?
  /// The call that runs this iteration alone.
  public let replay: String

  /// All of it, on several lines.
  public var description: String {
    var lines = ["\(kind.rawValue) in iteration \(iteration): \(text)"]
    if !interleaving.isEmpty { lines += [""] + interleaving + [""] }
    if let limitation { lines.append(limitation) }
    return (lines + ["To run this iteration alone: \(replay)"]).joined(separator: "\n")
  }
}
