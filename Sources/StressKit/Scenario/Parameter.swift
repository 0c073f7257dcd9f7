/// A size of a scenario that `--set` may change.
public struct Parameter<S: Scenario>: Sendable {
  /// The name on the command line and in evidence.
  public let name: String
  /// The values that make sense, at least 1.
  public let range: ClosedRange<Int>
  /// The value in the profiles `full` and `soak`, or nil where it is the default there too.
  public let full: Int?
  let keyPath: any WritableKeyPath<S, Int> & Sendable

  /// Declares a size.
  ///
  /// - Parameters:
  ///   - name: As on the command line.
  ///   - keyPath: The stored property that holds it.
  ///   - range: The values that make sense, at least 1.
  ///   - full: The value in the profiles `full` and `soak`, in the range; the default when it is left out.
  public init(
    _ name: String,
    _ keyPath: any WritableKeyPath<S, Int> & Sendable,
    _ range: ClosedRange<Int>,
    full: Int? = nil
  ) {
    precondition(full.map(range.contains) ?? true, "full size of '\(name)' is out of its range")
    self.name = name
    self.keyPath = keyPath
    self.range = range
    self.full = full
  }
}
