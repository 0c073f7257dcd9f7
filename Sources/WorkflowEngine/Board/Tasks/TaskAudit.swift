/// What is counted about a task over its whole life.
public struct TaskAudit: Sendable, Hashable {
  /// How often the task was started.
  public internal(set) var dispatchCount: Int = 0

  /// How often the task was reset by a rerun.
  public internal(set) var rerunCount: Int = 0

  /// How often a failure was tried again by itself; a rerun does not start this anew.
  public internal(set) var retryCount: Int = 0

  /// How often a claim was taken back because its lease had run out.
  public internal(set) var reclaimCount: Int = 0

  /// How often the task was reopened, or undone because one before it was.
  public internal(set) var reopenCount: Int = 0

  /// What went wrong last.
  public internal(set) var lastFailure: String?

  /// Who asked for the last rerun, why and when.
  public internal(set) var lastRerun: RerunNote?

  /// What kind of failure the last one was.
  public var lastFailureCategory: FailureCategory? {
    lastFailure.map(FailureCategory.init(classifying:))
  }

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
