/// Running and waiting jobs of a pool, for one iteration.
struct ParallelLoad {
  /// The state of the iteration.
  var state: ParallelExecutor.State
  /// Threads that run jobs of the iteration: kernel identifiers and names.
  var own: [(thread: Int32, name: String)] = []
  /// Threads that run a job of any iteration.
  var busy: [Int32] = []
  /// All threads of the pool.
  var all: [Int32] = []

  /// The number of jobs of the iteration that wait for a thread.
  var queued: Int { state.jobs - own.count }
}
