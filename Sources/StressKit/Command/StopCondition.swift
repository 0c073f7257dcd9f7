/// Decides when a run, or a part of it, must stop early.
struct StopCondition {
  /// The CPU time that the command reserves for writing its evidence.
  private static let reserve = Duration.seconds(2)

  /// The time since the start of the run at which it must end, or nil for no limit.
  let end: Duration?
  let progress: Progress
  /// Read once, because a condition is checked after every iteration.
  private let cpuTimeLimit = MachineLimit.cpuTime.value

  init(end: Duration?, progress: Progress) {
    (self.end, self.progress) = (end, progress)
  }

  /// Whether there is a reason to stop.
  var isMet: Bool { reason != nil }

  /// The reason to stop: the user, the time limit, or the CPU time of this process; nil to go on.
  var reason: String? {
    if Interruption.isRequested { return "the run was interrupted" }
    if let end, progress.elapsed >= end { return "the budget was spent" }
    guard let cpuTimeLimit, let left = MachineLimit.cpuTimeLeft, left < Self.reserve else {
      return nil
    }
    return MachineLimit.cpuTime.text(cpuTimeLimit)
  }
}
