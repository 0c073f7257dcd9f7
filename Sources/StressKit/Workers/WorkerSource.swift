/// Processes that run iterations.
package enum WorkerSource {
  /// In this process: a crash or a hang of the code under test is one of this process.
  case inProcess
  /// In worker processes.
  case processes(WorkerPool)
}
