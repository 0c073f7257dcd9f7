/// The shape of the bugs that a check finds.
///
/// Nearly every concurrency bug of such an engine has one of these.
public enum AuditShape: String, Sendable, CaseIterable {
  /// A check and the act that rests on it, with something in between.
  case checkThenAct = "check-then-act"

  /// Two writes that should be one transaction.
  case splitTransaction = "split-transaction"

  /// Somebody who acts on the state of his successor.
  case missingFence = "missing-fence"

  /// A write that overwrites another.
  case lostUpdate = "lost-update"

  /// A flag that is cleared too early, or a wake-up that is lost.
  case lostWakeUp = "lost-wake-up"

  /// An object that is shared and should not be.
  case sharedState = "shared-state"

  /// A resource without a bound, or with a wrong one.
  case wrongBound = "wrong-bound"
}
