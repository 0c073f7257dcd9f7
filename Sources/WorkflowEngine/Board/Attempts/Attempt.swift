/// One start of a task.
public struct Attempt: Sendable, Hashable {
  /// Fences the attempt: whoever reports on it shows this token.
  public let token: AttemptToken

  /// Counts the attempts of the task, from 1.
  public let number: Int

  /// Who claimed the task; empty when nobody said.
  public let by: String

  /// Until when the claim stands without a heartbeat, in nanoseconds of the engine's time;
  /// `nil` when it stands until it is given back.
  public let leasedUntil: Int?

  /// Creates an attempt.
  ///
  /// - Parameters:
  ///   - token: The fencing token.
  ///   - number: The number of the attempt within its task.
  ///   - by: Who claimed the task.
  ///   - leasedUntil: Until when the claim stands, in nanoseconds of the engine's time.
  public init(token: AttemptToken, number: Int, by: String = "", leasedUntil: Int? = nil) {
    self.token = token
    self.number = number
    self.by = by
    self.leasedUntil = leasedUntil
  }
}
