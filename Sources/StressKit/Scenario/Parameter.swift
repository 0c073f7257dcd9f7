/// A size of a scenario that `--set` can change.
public struct Parameter<S: Scenario>: Sendable {
  /// The name on the command line and in evidence.
  public let name: String
  /// The allowed values, at least 1.
  public let range: ClosedRange<Int>
  /// The value in the profiles `full` and `soak`; `nil` for the default value.
  public let full: Int?
  /// The smallest value that iterations draw; `nil` if every iteration uses the same value.
  public let drawnFrom: Int?
  let keyPath: any WritableKeyPath<S, Int> & Sendable

  /// Declares a size.
  ///
  /// - Parameters:
  ///   - name: The name on the command line.
  ///   - keyPath: The stored property of the scenario.
  ///   - range: The allowed values, at least 1.
  ///   - full: The value in the profiles `full` and `soak`, within the range; the default value if
  ///     omitted.
  ///   - drawnFrom: The smallest value that half of the iterations draw, within the range; the other
  ///     half uses the value as it is. If omitted, all do. A size from the command line holds in every
  ///     iteration.
  public init(
    _ name: String,
    _ keyPath: any WritableKeyPath<S, Int> & Sendable,
    _ range: ClosedRange<Int>,
    full: Int? = nil,
    drawnFrom: Int? = nil
  ) {
    precondition(drawnFrom.map(range.contains) ?? true, "'\(name)' is drawn from outside its range")
    precondition(full.map(range.contains) ?? true, "full size of '\(name)' is out of its range")
    self.name = name
    self.keyPath = keyPath
    self.range = range
    self.full = full
    self.drawnFrom = drawnFrom
  }
}
