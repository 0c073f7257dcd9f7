/// Where iterations are run.
package enum WorkerSource {
  /// In this process: a crash or a hang of the code under test is one of this process.
  case inProcess
  /// In processes of their own.
  case processes(WorkerPool)
}
