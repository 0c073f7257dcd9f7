extension Iteration {
  /// Works something out once, for all invariants that need it.
  ///
  /// Invariants are checked one after the other when the iteration has come to rest, so what one of them
  /// has read from the system is still so for the next.
  ///
  /// - Parameters:
  ///   - key: Names it within the iteration; each key has one type.
  ///   - make: Works it out.
  /// - Returns: What the first caller has worked out.
  /// - Throws: What `make` throws; the next caller tries again.
  public func once<Value: Sendable>(
    _ key: String,
    _ make: () async throws -> Value
  ) async rethrows -> Value {
    if let known = workedOut(key) as? Value { return known }
    let value = try await make()
    workOut(key, value)
    return value
  }
}
