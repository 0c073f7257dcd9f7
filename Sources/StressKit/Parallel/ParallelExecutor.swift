internal import CStressRuntime
@_spi(ExperimentalScheduling) internal import _Concurrency

/// Executor for the tasks of one iteration on real threads.
///
/// Each iteration has its own executor. So the pool can tell when nothing of the iteration is left
/// to run, and can abandon stuck tasks.
// Sendable by agreement: the state is used only under the lock of the pool; the lane never changes.
@safe final class ParallelExecutor: TaskExecutor, TimedExecutor, @unchecked Sendable {
  /// The pool's state of an iteration.
  struct State {
    /// Jobs that wait or run.
    var jobs = 0
    /// Jobs whose time has not come.
    var timers = 0
    /// Changes whenever a job is enqueued, starts or ends.
    var moves = 0
    /// The number of the current root task.
    var root = 0
    var rootHasEnded = false
    var rootError: (any Error)?
    /// Whether the next job starts a root task.
    var startsRoot = false
    /// Whether the body is running; only its jobs are disturbed.
    var isPerturbed = false
    /// Whether the iteration was abandoned; its enqueued jobs never run.
    var isAbandoned = false
  }

  let pool: ParallelPool
  /// Used only by the pool, under its lock.
  var state = State()
  nonisolated(unsafe) let lane: UnsafeMutablePointer<stress_lane>

  private let record: ProgressRecord?

  /// Makes the executor of an iteration.
  ///
  /// - Parameters:
  ///   - pool: The pool that runs its jobs.
  ///   - index: The number of the iteration.
  ///   - record: Receives the iteration that causes a fatal signal, or nil.
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

  /// Registers a root task, because it was not created on a thread of the pool.
  func add(_ root: Task<Void, Never>, named name: String) {
    let object = unsafe unsafeBitCast(root, to: UnsafeMutableRawPointer.self)
    unsafe stress_lane_add_task(lane, object, name, false)
  }

  /// Turns the registration of new tasks that no other task must await on or off.
  func track(_ isTracking: Bool) {
    unsafe stress_lane_track(lane, isTracking)
  }

  /// Whether a registered task has not ended.
  var hasLiveTasks: Bool { unsafe stress_lane_has_live_tasks(lane) }

  /// Runs a job on the calling thread, which must belong to the pool.
  ///
  /// - Parameters:
  ///   - job: A job of this executor.
  ///   - isMain: Whether it runs on the main actor.
  ///   - slice: When and how long the thread stalls, or nil.
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

  /// If the clock of a delay is unknown, its length is too, and the job runs at once.
  func set(_ job: UnownedJob, after delay: Duration?) {
    pool.add(job, of: self, after: delay ?? .zero)
  }
}
