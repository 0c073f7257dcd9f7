extension Iteration {
  /// Computes a value once, for all invariants that need it.
  ///
  /// The invariants are checked one after the other after the iteration has ended, so the system
  /// does not change between them.
  ///
  /// - Parameters:
  ///   - key: The name of the value within the iteration; each key has one type.
  ///   - make: Computes the value.
  /// - Returns: The value that the first caller computed.
  /// - Throws: Errors of `make`; the next caller tries again.
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
