/// The error that a fault point throws to make a component die.
///
/// The owner of the component must catch it, drop the component and restart it.
public struct InjectedCrash: Error, Equatable, CustomStringConvertible {
  /// The id of the fault point.
  public let point: String

  /// A description, for a reader.
  public var description: String { "a crash injected at '\(point)'" }
}
