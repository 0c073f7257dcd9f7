/// Counters over the whole life of a task.
public struct TaskAudit: Sendable, Hashable {
  /// The number of starts.
  public internal(set) var dispatchCount: Int = 0

  /// The number of resets by a rerun.
  public internal(set) var rerunCount: Int = 0

  /// The number of automatic retries; a rerun does not reset it.
  public internal(set) var retryCount: Int = 0

  /// The number of claims that were reclaimed because their lease had expired.
  public internal(set) var reclaimCount: Int = 0

  /// The number of times that the task was reopened, or undone because an upstream task was.
  public internal(set) var reopenCount: Int = 0

  /// The text of the last failure.
  public internal(set) var lastFailure: String?

  /// The category of the last failure.
  public internal(set) var lastFailureCategory: FailureCategory?

  /// Who asked for the last rerun, why and when.
  public internal(set) var lastRerun: RerunNote?

  /// Who asked for the last rerun.
  public var lastRerunBy: String? { lastRerun?.by }

  /// Why the last rerun was asked for.
  public var lastRerunReason: String? { lastRerun?.reason }

  /// When the last rerun was asked for, in nanoseconds of the engine's time.
  public var lastRerunAt: Int? { lastRerun?.at }

  /// Counts one more start.
  package mutating func countDispatch() { dispatchCount += 1 }

  /// Counts one more reset.
  ///
  /// - Parameter note: Who asked for it, why and when.
  mutating func countRerun(_ note: RerunNote) {
    rerunCount += 1
    lastRerun = note
  }
}
