/// The kind of bug that a check finds.
///
/// Nearly every concurrency bug of an engine like this one is of one of these kinds.
public enum AuditShape: String, Sendable, CaseIterable {
  /// State changes between a check and the action that relies on it.
  case checkThenAct = "check-then-act"

  /// Two writes that should be one transaction.
  case splitTransaction = "split-transaction"

  /// A former owner changes the state of its successor.
  case missingFence = "missing-fence"

  /// One write overwrites another.
  case lostUpdate = "lost-update"

  /// A flag that is cleared too early, or a wake-up that is lost.
  case lostWakeUp = "lost-wake-up"

  /// Two owners share an object that should not be shared.
  case sharedState = "shared-state"

  /// A resource has no limit, or a wrong one.
  case wrongBound = "wrong-bound"
}
