/// Which failures of a task are tried again by themselves, and how often.
///
/// The retries of a task are counted over its whole life: a rerun does not give new ones.
public struct RetryPolicy: Sendable, Hashable {
  /// The greatest number of retries that a policy may ask for.
  public static let limit: Int = 10

  /// No retries.
  public static let never: RetryPolicy = RetryPolicy(maximum: 0, on: [])

  /// How often the task is tried again, in 0...``limit``.
  public let maximum: Int

  /// The failures that are tried again, in the order of their declaration.
  public let categories: [FailureCategory]

  /// Creates a policy.
  ///
  /// - Parameters:
  ///   - maximum: How often to try again; brought into 0...``limit``.
  ///   - categories: The failures to try again.
  public init(maximum: Int, on categories: [FailureCategory]) {
    self.maximum = min(max(0, maximum), Self.limit)
    self.categories = FailureCategory.allCases.filter(categories.contains)
  }

  /// Whether a failure is tried again.
  ///
  /// - Parameters:
  ///   - category: The kind of failure.
  ///   - retries: How often the task was tried again before.
  /// - Returns: Whether it is tried again.
  public func allows(_ category: FailureCategory, after retries: Int) -> Bool {
    retries < maximum && categories.contains(category)
  }
}
