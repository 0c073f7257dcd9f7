/// Decides when a run, or a part of it, must stop early.
struct StopCondition {
  /// The CPU time that the command reserves for writing its evidence.
  private static let reserve = Duration.seconds(2)

  /// The time since the start of the run at which it must end, or nil for no limit.
  let end: Duration?
  let progress: Progress

  /// Whether there is a reason to stop.
  var isMet: Bool { reason != nil }

  /// The reason to stop: the user, the time limit, or the CPU time of this process; nil to go on.
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
