/// Where iterations run.
package enum WorkerSource {
  /// In this process; if the code under test crashes or hangs, so does this process.
  case inProcess
  /// In worker processes.
  case processes(WorkerPool)
}
