extension Array {
  /// The reason of the first rule that does not hold.
  ///
  /// - Parameter subject: The subject to check.
  /// - Returns: The reason, or `nil` if every rule holds.
  /// - Complexity: O(*n*), where *n* is the number of rules.
  public func firstBroken<Subject>(by subject: Subject) -> RefusalReason?
  where Element == Rule<Subject> {
    first { !$0.holds(subject) }?.reason
  }

  /// Removes a rule from a list.
  ///
  /// - Parameter reason: The rule's reason; the list must contain it.
  /// - Complexity: O(*n*), where *n* is the number of rules.
  public mutating func remove<Subject>(_ reason: RefusalReason) where Element == Rule<Subject> {
    precondition(contains { $0.reason == reason }, "There is no rule \(reason) to remove.")
    removeAll { $0.reason == reason }
  }

  /// Replaces a rule by another with the same reason.
  ///
  /// - Parameters:
  ///   - reason: The rule's reason; the list must contain it.
  ///   - holds: Whether the new rule holds, given the subject and the old rule's result.
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
