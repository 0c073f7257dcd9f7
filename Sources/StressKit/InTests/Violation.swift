/// An iteration that failed, with its interleaving.
public struct Violation: Error, Sendable, CustomStringConvertible {
  /// The kind of failure.
  public let kind: Kind
  /// An explanation for the reader.
  public let text: String
  /// The number of the iteration, from 0.
  public let iteration: Int
  /// The seed of the exploration.
  public let seed: UInt64
  /// The interleaving as lines of a table: a column per task, a row per stretch of one task.
  ///
  /// Empty if an earlier failure has the same kind and place.
  public let interleaving: [String]
  /// The reason why there may be an interleaving with fewer preemptions, or nil.
  public let limitation: String?
  /// The call that runs this iteration alone.
  public let replay: String

  /// All of the above, on several lines.
  public var description: String {
    var lines = ["\(kind.rawValue) in iteration \(iteration): \(text)"]
    if !interleaving.isEmpty { lines += [""] + interleaving + [""] }
    if let limitation { lines.append(limitation) }
    return (lines + ["To run this iteration alone: \(replay)"]).joined(separator: "\n")
  }
}
