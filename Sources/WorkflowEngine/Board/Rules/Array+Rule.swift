extension Array {
  /// Finds the reason of the first rule that does not hold.
  ///
  /// - Parameter subject: What the rules are about.
  /// - Returns: The reason, or `nil` when every rule holds.
  /// - Complexity: O(*n*), where *n* is the number of rules.
  public func firstBroken<Subject>(by subject: Subject) -> RefusalReason?
  where Element == Rule<Subject> {
    first { !$0.holds(subject) }?.reason
  }

  /// Takes a rule out of a list.
  ///
  /// - Parameter reason: The rule's reason; the list must have a rule of this name.
  /// - Complexity: O(*n*), where *n* is the number of rules.
  public mutating func remove<Subject>(_ reason: RefusalReason) where Element == Rule<Subject> {
    precondition(contains { $0.reason == reason }, "There is no rule \(reason) to take out.")
    removeAll { $0.reason == reason }
  }

  /// Puts another rule of the same name in a rule's place.
  ///
  /// - Parameters:
  ///   - reason: The rule's reason; the list must have a rule of this name.
  ///   - holds: Whether the new rule holds, given the subject and the old rule's answer.
  /// - Complexity: O(*n*), where *n* is the number of rules.
  public mutating func replace<Subject>(
    _ reason: RefusalReason,
    _ holds: @escaping @Sendable (Subject, Bool) -> Bool
  ) where Element == Rule<Subject> {
    guard let index = firstIndex(where: { $0.reason == reason }) else {
      preconditionFailure("There is no rule \(reason) to replace.")
    }
    let old = self[index]
    self[index] = Rule(reason) { holds($0, old.holds($0)) }
  }
}
