internal import CStressRuntime

/// File descriptors that a worker process shares with its command.
///
/// Standard input is empty; the code under test has standard output and standard error.
enum WorkerChannels {
  static let requests: Int32 = 3
  static let replies: Int32 = 4
  /// A file that both processes map: the progress record.
  static let progress: Int32 = 5

  /// The argument that makes the executable run as a worker.
  static let argument = STRESS_WORKER_ARGUMENT
}
