/// The exit statuses of the command.
package enum ExitStatus: Int32, Sendable {
  case passed = 0
  /// An invariant was violated, an iteration failed, a defect survived, or evidence became worse.
  case violation = 1
  /// The command line was wrong, or the machine refused something.
  case usage = 2
  case inconclusive = 3
  /// A replay could not follow its recorded schedule.
  case diverged = 4
  /// The tool itself failed.
  case fault = 70

  package init(_ verdict: Verdict) {
    switch verdict {
    case .passed: self = .passed
    case .failed: self = .violation
    case .inconclusive: self = .inconclusive
    }
  }
}
