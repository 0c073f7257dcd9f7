/// The seven kinds of concurrency bugs; an ``Invariant`` may name the kind that it looks for.
public enum BugShape: String, CaseIterable, Sendable {
  /// State changes between a check and the action that relies on it.
  case checkThenAct = "check-then-act"
  /// Two writes that belong together can be seen or lost separately.
  case splitTransaction = "split-transaction"
  /// A former owner changes the state of its successor.
  case missingFence = "missing-fence"
  /// A write that is based on an old value overwrites another write.
  case lostUpdate = "lost-update"
  /// A flag is cleared too early, or a wake-up finds no waiter.
  case lostWakeUp = "lost-wake-up"
  /// Several runs share one object, but each should have its own.
  case sharedState = "shared-state"
  /// A resource has no limit, has a wrong limit, or is not released.
  case wrongBound = "wrong-bound"

  /// The bug in one sentence.
  public var summary: String {
    switch self {
    case .checkThenAct: "State changes between a check and the action that relies on it."
    case .splitTransaction: "Two writes that belong together can be seen or lost separately."
    case .missingFence: "A former owner changes the state of its successor."
    case .lostUpdate: "A write that is based on an old value overwrites another write."
    case .lostWakeUp: "A flag is cleared too early, or a wake-up finds no waiter."
    case .sharedState: "Several runs share one object, but each should have its own."
    case .wrongBound: "A resource has no limit, has a wrong limit, or is not released."
    }
  }
}
