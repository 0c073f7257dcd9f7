internal import CStressRuntime

/// Descriptors that a worker process shares with its command.
///
/// Standard input is empty, and standard output and error are those of the code under test.
enum WorkerChannels {
  static let requests: Int32 = 3
  static let replies: Int32 = 4
  /// A file that both map: the progress record.
  static let progress: Int32 = 5

  /// The argument that makes the executable a worker.
  static let argument = STRESS_WORKER_ARGUMENT
}
