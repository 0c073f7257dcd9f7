/// Processes in which a command runs its iterations.
package enum WorkerPlace: Sendable {
  /// In the command's own process: for tests of the command.
  case inProcess
  /// In worker processes.
  case processes

  /// Checks of `doctor`.
  var checks: [DoctorCheck] {
    switch self {
    case .inProcess: Doctor.checks
    case .processes: Doctor.checks + [Doctor.ofWorkers]
    }
  }

  /// Makes the source of workers for a command.
  ///
  /// - Parameters:
  ///   - jobs: Workers at work at a time.
  ///   - watchdog: How long a step may take.
  ///   - output: Shows output of the code under test.
  /// - Returns: A source that starts workers when there is work.
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
