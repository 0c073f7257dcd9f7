/// A named condition that must hold.
///
/// Configurations list rules; defects remove or replace them.
public struct Rule<Subject>: Sendable {
  /// The reason of the refusal if the rule does not hold.
  public let reason: RefusalReason

  /// Whether the rule holds for a subject.
  public let holds: @Sendable (Subject) -> Bool

  /// Creates a rule.
  ///
  /// - Parameters:
  ///   - reason: The reason of the refusal if the rule does not hold.
  ///   - holds: Whether the rule holds for a subject; a pure function.
  public init(_ reason: RefusalReason, _ holds: @escaping @Sendable (Subject) -> Bool) {
    self.reason = reason
    self.holds = holds
  }

  /// The name of the rule, equal to its reason.
  public var id: String { reason.rawValue }
}
