/// Which failures of a task are retried automatically, and how often.
///
/// Retries are counted over the whole life of a task: a rerun does not allow new ones.
public struct RetryPolicy: Sendable, Hashable {
  /// The greatest number of retries that a policy can have.
  public static let limit: Int = 10

  /// No retries.
  public static let never: RetryPolicy = RetryPolicy(maximum: 0, on: [])

  /// The maximum number of retries, in 0...``limit``.
  public let maximum: Int

  /// The failures to retry, in the order of their declaration.
  public let categories: [FailureCategory]

  /// Creates a policy.
  ///
  /// - Parameters:
  ///   - maximum: The maximum number of retries; clamped to 0...``limit``.
  ///   - categories: The failures to retry.
  public init(maximum: Int, on categories: [FailureCategory]) {
    self.maximum = min(max(0, maximum), Self.limit)
    self.categories = FailureCategory.allCases.filter(categories.contains)
  }

  /// Whether a failure is retried.
  ///
  /// - Parameters:
  ///   - category: The kind of failure.
  ///   - retries: The number of earlier retries of the task.
  /// - Returns: Whether it is retried.
  public func allows(_ category: FailureCategory, after retries: Int) -> Bool {
    retries < maximum && categories.contains(category)
  }
}
