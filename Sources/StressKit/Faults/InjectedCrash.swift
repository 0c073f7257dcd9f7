/// What a fault point throws when a component is to die there.
///
/// Whoever holds the component catches it, drops the component and restarts it.
public struct InjectedCrash: Error, Equatable, CustomStringConvertible {
  /// Id of the fault point.
  public let point: String

  /// What happened, for a reader.
  public var description: String { "a crash injected at '\(point)'" }
}
