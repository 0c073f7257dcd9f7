/// One start of a task.
public struct Attempt: Sendable, Hashable {
  /// The fencing token: every report on the attempt carries it.
  public let token: AttemptToken

  /// The number of the attempt within its task, from 1.
  public let number: Int

  /// Who claimed the task; empty if the caller gave no name.
  public let by: String

  /// When the lease ends without a heartbeat, in nanoseconds of the engine's time; `nil` if the
  /// claim has no lease.
  public let leasedUntil: Int?

  /// Creates an attempt.
  ///
  /// - Parameters:
  ///   - token: The fencing token.
  ///   - number: The number of the attempt within its task.
  ///   - by: Who claimed the task.
  ///   - leasedUntil: When the lease ends, in nanoseconds of the engine's time.
  public init(token: AttemptToken, number: Int, by: String = "", leasedUntil: Int? = nil) {
    self.token = token
    self.number = number
    self.by = by
    self.leasedUntil = leasedUntil
  }
}
