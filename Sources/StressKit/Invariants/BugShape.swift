/// The seven shapes that nearly every concurrency bug has; an ``Invariant`` may say which it is after.
public enum BugShape: String, CaseIterable, Sendable {
  /// What was checked is no longer so when the act follows.
  case checkThenAct = "check-then-act"
  /// Two writes that belong together, and that can be seen or lost apart.
  case splitTransaction = "split-transaction"
  /// An actor whose time is over acts on what belongs to its successor.
  case missingFence = "missing-fence"
  /// A write that was made from an old value undoes another.
  case lostUpdate = "lost-update"
  /// A flag is cleared too early, or a wake-up reaches nobody.
  case lostWakeUp = "lost-wake-up"
  /// One object serves several runs that should each have their own.
  case sharedState = "shared-state"
  /// A resource has no bound, a wrong one, or is not given back.
  case wrongBound = "wrong-bound"

  /// What goes wrong, in one sentence.
  public var summary: String {
    switch self {
    case .checkThenAct: "What was checked is no longer so when the act follows."
    case .splitTransaction: "Two writes that belong together can be seen or lost apart."
    case .missingFence: "An actor whose time is over acts on what belongs to its successor."
    case .lostUpdate: "A write that was made from an old value undoes another."
    case .lostWakeUp: "A flag is cleared too early, or a wake-up reaches nobody."
    case .sharedState: "One object serves several runs that should each have their own."
    case .wrongBound: "A resource has no bound, a wrong one, or is not given back."
    }
  }
}
