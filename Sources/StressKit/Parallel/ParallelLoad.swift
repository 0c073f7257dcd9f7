/// What runs and what waits in a pool, as one iteration sees it.
struct ParallelLoad {
  /// State of the iteration.
  var state: ParallelExecutor.State
  /// Threads that run jobs of the iteration, by kernel identifier, with the threads' names.
  var own: [(thread: Int32, name: String)] = []
  /// Threads that run a job of any iteration.
  var busy: [Int32] = []
  /// All threads of the pool.
  var all: [Int32] = []

  /// Jobs of the iteration that wait for a thread.
  var queued: Int { state.jobs - own.count }
}
