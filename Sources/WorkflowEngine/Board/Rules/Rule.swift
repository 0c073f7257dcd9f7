/// A named condition that must hold; what a configuration lists, and a defect can take out.
public struct Rule<Subject>: Sendable {
  /// What the engine says when the rule does not hold.
  public let reason: RefusalReason

  /// Whether the rule holds for a subject.
  public let holds: @Sendable (Subject) -> Bool

  /// Creates a rule.
  ///
  /// - Parameters:
  ///   - reason: What the engine says when the rule does not hold.
  ///   - holds: Whether the rule holds for a subject; pure.
  public init(_ reason: RefusalReason, _ holds: @escaping @Sendable (Subject) -> Bool) {
    self.reason = reason
    self.holds = holds
  }

  /// The name of the rule, which is its reason's.
  public var id: String { reason.rawValue }
}
