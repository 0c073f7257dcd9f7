/// One start of a task.
public struct Attempt: Sendable, Hashable {
  /// Fences the attempt: whoever reports on it shows this token.
  public let token: AttemptToken

  /// Counts the attempts of the task, from 1.
  public let number: Int

  /// Creates an attempt.
  ///
  /// - Parameters:
  ///   - token: The fencing token.
  ///   - number: The number of the attempt within its task.
  public init(token: AttemptToken, number: Int) {
    self.token = token
    self.number = number
  }
}
