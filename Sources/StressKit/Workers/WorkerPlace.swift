/// Where a command runs its iterations.
package enum WorkerPlace: Sendable {
  /// In the command's own process; for tests of the command.
  case inProcess
  /// In worker processes.
  case processes

  /// The checks that `doctor` makes for this place.
  var checks: [DoctorCheck] {
    switch self {
    case .inProcess: Doctor.checks
    case .processes: Doctor.checks + [Doctor.ofWorkers]
    }
  }

  /// Makes the source of workers for a command.
  ///
  /// - Parameters:
  ///   - jobs: The largest number of workers that run at the same time.
  ///   - watchdog: The longest time that a step may take.
  ///   - output: Prints output of the code under test.
  /// - Returns: A source that starts workers only when there is work.
  func source(jobs: Int, watchdog: Duration, output: WorkerOutput) -> WorkerSource {
    switch self {
    case .inProcess: .inProcess
    case .processes:
      .processes(
        WorkerPool(jobs: jobs, watchdog: watchdog) { scenario, line in
          output.add(line, from: scenario)
        }
      )
    }
  }
}
