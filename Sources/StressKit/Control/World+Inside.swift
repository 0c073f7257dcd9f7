internal import CStressRuntime

/// Tasks in the middle of a job, and threads.
extension World {
  /// Lets a task be left in the middle of a job, until the phase ends.
  func letPointsSwitch(_ points: InnerPoints) {
    unsafe stress_let_points_switch(pointer, points.seed.value, UInt32(points.spread))
  }

  /// Whether the body runs on threads on which a job can be left in the middle.
  var isOnCarriers: Bool {
    get { unsafe pointer.pointee.on_carriers }
    nonmutating set { unsafe pointer.pointee.on_carriers = newValue }
  }

  /// Whether the other phases do so too, because the code starts threads or uses queues.
  var isWhollyOnCarriers: Bool {
    get { unsafe pointer.pointee.all_on_carriers }
    nonmutating set { unsafe pointer.pointee.all_on_carriers = newValue }
  }

  /// Whether the code has started a thread or put work on a queue in this iteration.
  var usesThreads: Bool { unsafe pointer.pointee.needs_carriers }

  /// The number of the point of the running job at which a strategy is asked, from 1; 0 between steps.
  var innerPoint: Int {
    unsafe pointer.pointee.at_point ? Int(unsafe pointer.pointee.job_points) : 0
  }

  /// The number of jobs of a task in the current phase, and of the points that the last one had passed
  /// when it was kept.
  /// - Parameter number: Logical number of a task from 1.
  /// - Returns: Zeros for a task that has not started.
  func progress(ofTask number: Int) -> (jobs: Int, points: Int) {
    guard let task = unsafe pointer.pointee.tasks?[number - 1] else { return (0, 0) }
    return (Int(unsafe task.jobs), Int(unsafe task.points))
  }

  /// The number of steps of a task in the current phase that ended at a point.
  /// - Parameter number: Logical number of a task from 1.
  /// - Returns: 0 for a task that has not started.
  func stops(ofTask number: Int) -> Int {
    Int(unsafe pointer.pointee.tasks?[number - 1].stops ?? 0)
  }

  /// Brings the threads of earlier iterations into this one, after a reset.
  func adoptThreads() { unsafe stress_adopt_threads(pointer) }

  /// Whether everything that is ready is a thread that waits for more work.
  var onlyThreadsRest: Bool { unsafe stress_only_threads_rest(pointer) }

  /// The number of threads that wait for what nothing can give them any more, after a phase.
  var stuckThreads: Int { Int(unsafe stress_stuck_threads(pointer)) }

  /// Whether every thread of the pool waits in the middle of a job.
  var isPoolFull: Bool { unsafe stress_pool_is_full(pointer) }

  /// A task that waits in the middle of a job.
  struct InnerWait {
    let task: Int
    /// The awaited object, such as "a lock".
    let object: String
    /// The task that holds the lock; nil if that is not known.
    let holder: Int?
  }

  /// The tasks that wait in the middle of a job, in the order in which they began to.
  var innerWaits: [InnerWait] {
    let waits = unsafe [stress_kept_wait](unsafeUninitializedCapacity: taskCount) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = Int(unsafe stress_kept_waits(pointer, start, UInt32(buffer.count)))
    }
    return unsafe waits.map { wait in
      let object = unsafe wait.call.map { unsafe "\(String(cString: $0)) to return" }
      return unsafe InnerWait(
        task: Int(wait.task),
        object: object ?? Self.name(of: wait.kind),
        holder: wait.holder > 0 ? Int(wait.holder) : nil
      )
    }
  }

  /// The words for what a wait in the middle of a job is for.
  static func name(of kind: stress_wait_kind) -> String {
    switch kind {
    case STRESS_WAIT_CALL: "a call to return"
    case STRESS_WAIT_CONDITION: "a signal of a condition"
    case STRESS_WAIT_SEMAPHORE: "a signal of a semaphore"
    case STRESS_WAIT_GROUP: "the end of a group"
    case STRESS_WAIT_THREAD: "the end of a thread"
    case STRESS_WAIT_QUEUE: "its turn on a queue"
    case STRESS_WAIT_SLEEP: "an instant"
    default: "a lock"
    }
  }

  /// Points inside jobs that the phase has passed.
  var points: Int { Int(unsafe pointer.pointee.points) }

  /// Whether a job has passed a point in this iteration.
  var hasPoints: Bool { unsafe pointer.pointee.has_points }
}
