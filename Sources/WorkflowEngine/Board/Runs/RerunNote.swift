/// Who asked for a rerun, why and when.
public struct RerunNote: Sendable, Hashable {
  /// Who asked.
  public let by: String

  /// The reason.
  public let reason: String

  /// The time, in nanoseconds of the engine's time.
  public let at: Int

  /// Creates a note.
  ///
  /// - Parameters:
  ///   - by: Who asked.
  ///   - reason: The reason.
  ///   - at: The time, in nanoseconds of the engine's time.
  public init(by: String, reason: String, at: Int) {
    self.by = by
    self.reason = reason
    self.at = at
  }
}
