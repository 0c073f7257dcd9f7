/// What the exit status of the command says.
package enum ExitStatus: Int32, Sendable {
  case passed = 0
  /// An invariant was broken, an iteration failed, a defect survived or evidence got worse.
  case violation = 1
  /// The command was wrong, or the machine would not let it work.
  case usage = 2
  case inconclusive = 3
  /// A recorded schedule could not be followed.
  case diverged = 4
  /// A fault of the tool itself.
  case fault = 70

  package init(_ verdict: Verdict) {
    switch verdict {
    case .passed: self = .passed
    case .failed: self = .violation
    case .inconclusive: self = .inconclusive
    }
  }
}
