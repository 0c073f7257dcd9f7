internal import CStressRuntime
@_spi(ExperimentalScheduling) internal import _Concurrency

/// Where the tasks of one iteration run on real threads.
///
/// Each iteration has its own, so that it is known when nothing of it is left to run, and so that what
/// is stuck can be left behind.
// Sendable by agreement: the state is touched under the lock of the pool alone, the lane never changes.
@safe final class ParallelExecutor: TaskExecutor, TimedExecutor, @unchecked Sendable {
  /// What the pool knows of an iteration.
  struct State {
    /// Jobs that wait or run.
    var jobs = 0
    /// Jobs whose time has not come.
    var timers = 0
    /// Changes whenever a job is enqueued, starts or ends.
    var moves = 0
    /// Number of the present root task.
    var root = 0
    var rootHasEnded = false
    var rootError: (any Error)?
    /// Whether the next job starts a root task.
    var startsRoot = false
    /// Whether the body runs: the tool's own work is left alone.
    var isPerturbed = false
    /// Whether it was given up: what is still enqueued never runs.
    var isAbandoned = false
  }

  let pool: ParallelPool
  /// For the pool, under its lock.
  var state = State()
  nonisolated(unsafe) let lane: UnsafeMutablePointer<stress_lane>

  private let record: ProgressRecord?

  /// Makes the executor of an iteration.
  ///
  /// - Parameters:
  ///   - pool: Runs its jobs.
  ///   - index: Which iteration it is.
  ///   - record: Where it is said whose a fatal signal was, or nil.
  init(pool: ParallelPool, index: Int, tellingTo record: ProgressRecord?) {
    self.pool = pool
    self.record = record
    unsafe lane = .allocate(capacity: 1)
    unsafe lane.initialize(to: stress_lane())
    unsafe lane.pointee.iteration = Int64(index)
    if let record { unsafe lane.pointee.progress = record.pointer }
    let own = unsafe unsafeBitCast(asUnownedTaskExecutor(), to: (UInt, UInt).self)
    unsafe (lane.pointee.executor_identity, lane.pointee.executor_witness) = own
    unsafe lane.pointee.context = Unmanaged.passUnretained(self).toOpaque()
    unsafe lane.pointee.enqueue = { context, job, isMain in
      guard let context = unsafe context else { return }
      let executor = unsafe Unmanaged<ParallelExecutor>.fromOpaque(context).takeUnretainedValue()
      executor.pool.add(
        unsafe unsafeBitCast(job, to: UnownedJob.self),
        of: executor,
        isMain: isMain
      )
    }
  }

  deinit {
    unsafe stress_lane_forget_tasks(lane)
    unsafe lane.deallocate()
  }

  /// Adds a root task, which no thread of the pool has made.
  func add(_ root: Task<Void, Never>, named name: String) {
    let object = unsafe unsafeBitCast(root, to: UnsafeMutableRawPointer.self)
    unsafe stress_lane_add_task(lane, object, name, false)
  }

  /// Whether tasks that are made from now on, and that nobody need wait for, are kept track of.
  func track(_ isTracking: Bool) {
    unsafe stress_lane_track(lane, isTracking)
  }

  /// Whether such a task has not ended.
  var hasLiveTasks: Bool { unsafe stress_lane_has_live_tasks(lane) }

  /// Runs a job on the calling thread, which belongs to the pool.
  ///
  /// - Parameters:
  ///   - job: Enqueued here.
  ///   - isMain: Whether it runs on the main actor.
  ///   - slice: When the thread stalls, if it does.
  func run(_ job: UnownedJob, isMain: Bool, slice: Perturbation.Slice?) {
    unsafe stress_lane_enter(lane)
    if let slice { stress_slice_begin(slice.after, slice.stall) }
    if isMain {
      unsafe job.runSynchronously(
        isolatedTo: MainActor.sharedUnownedExecutor,
        taskExecutor: asUnownedTaskExecutor()
      )
    } else {
      unsafe job.runSynchronously(on: asUnownedTaskExecutor())
    }
    if slice != nil { stress_slice_end() }
    stress_lane_leave()
    unsafe stress_lane_note_run(lane, unsafeBitCast(job, to: UnsafeRawPointer.self))
  }

  func enqueue(_ job: consuming ExecutorJob) {
    pool.add(UnownedJob(job), of: self, isMain: false)
  }

  /// A duration that only its clock understands is over at once: how long it is cannot be told.
  func set(_ job: UnownedJob, after delay: Duration?) {
    pool.add(job, of: self, after: delay ?? .zero)
  }
}
