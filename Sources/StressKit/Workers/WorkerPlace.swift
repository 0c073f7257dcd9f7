/// Where a command runs its iterations.
package enum WorkerPlace: Sendable {
  /// In the command's own process: for tests of the command.
  case inProcess
  /// In processes of their own.
  case processes

  /// What `doctor` looks at.
  var checks: [DoctorCheck] {
    switch self {
    case .inProcess: Doctor.checks
    case .processes: Doctor.checks + [Doctor.ofWorkers]
    }
  }

  /// Makes what runs the iterations of a command.
  ///
  /// - Parameters:
  ///   - jobs: Workers at work at a time.
  ///   - watchdog: How long nothing may move in an iteration.
  ///   - output: Shows what the code under test writes.
  /// - Returns: Workers that are started when there is work.
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
