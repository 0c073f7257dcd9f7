/// Tells a run, or a part of it, when to stop before its end.
struct StopCondition {
  /// CPU time that the command keeps to write its evidence.
  private static let reserve = Duration.seconds(2)

  /// Time since the run began at which it has to end, or nil for no limit.
  let end: Duration?
  let progress: Progress

  /// Whether `reason` names one.
  var isMet: Bool { reason != nil }

  /// Why the run stops: the user, its time, or the CPU time of this process; nil if it goes on.
  var reason: String? {
    if Interruption.isRequested { return "the run was interrupted" }
    if let end, progress.elapsed >= end { return "the budget was spent" }
    let limit = MachineLimit.cpuTime
    if let left = MachineLimit.cpuTimeLeft, left < Self.reserve, let value = limit.value {
      return limit.text(value)
    }
    return nil
  }
}
