internal import CStressRuntime

/// The state of one controlled iteration in the runtime layer.
///
/// Only this type reads the C structure. `World+Outside.swift` has the part for work outside
/// control.
// Safe: its execution makes and destroys it, and only the execution's thread uses it.
@safe struct World {
  let pointer: UnsafeMutablePointer<stress_world>

  /// Makes an empty world without an owner.
  init() {
    unsafe pointer = stress_world_create()
  }

  /// Sets the execution that the world calls.
  ///
  /// - Parameters:
  ///   - execution: The owner; it must outlive this world.
  ///   - parking: The executor that receives tasks that hop.
  func belong(to execution: Execution, parking: ParkingExecutor) {
    let own = unsafe unsafeBitCast(execution.asUnownedTaskExecutor(), to: (UInt, UInt).self)
    let park = unsafe unsafeBitCast(parking.asUnownedSerialExecutor(), to: (UInt, UInt).self)
    unsafe (pointer.pointee.executor_identity, pointer.pointee.executor_witness) = own
    unsafe (pointer.pointee.park_identity, pointer.pointee.park_witness) = park
    unsafe pointer.pointee.context = Unmanaged.passUnretained(execution).toOpaque()
    unsafe pointer.pointee.choose = { context, entries, count in
      let execution = unsafe Unmanaged<Execution>.fromOpaque(context).takeUnretainedValue()
      let world = execution.world
      let point = unsafe SchedulingPoint(
        entries: entries,
        count: Int(count),
        in: world
      )
      return execution.choose(at: point)
    }
    unsafe pointer.pointee.idle = { context in
      unsafe Unmanaged<Execution>.fromOpaque(context).takeUnretainedValue().releaseTimers()
    }
    unsafe pointer.pointee.pass = { context in
      unsafe Unmanaged<Execution>.fromOpaque(context).takeUnretainedValue().passTime()
    }
    unsafe pointer.pointee.set_timer = { context, job, due in
      let execution = unsafe Unmanaged<Execution>.fromOpaque(context).takeUnretainedValue()
      execution.set(unsafe unsafeBitCast(job, to: UnownedJob.self), due: due)
    }
  }

  /// Sets the record to update at every step; it must outlive this world.
  func tell(_ record: ProgressRecord) {
    unsafe pointer.pointee.progress = record.pointer
  }

  /// Lets the runtime park tasks, even if this library could.
  func parkByRuntime() {
    unsafe pointer.pointee.parks_by_runtime = true
  }

  /// Makes the world call the execution when an iteration first uses the main actor.
  func announceMainActor() {
    unsafe pointer.pointee.reach_main_actor = { context in
      unsafe Unmanaged<Execution>.fromOpaque(context).takeUnretainedValue().reachMainActor()
    }
  }

  func destroy() {
    unsafe stress_world_destroy(pointer)
  }

  // MARK: Driving

  /// Clears the state of the last iteration.
  func reset(randomSeed: Seed) {
    unsafe stress_world_reset(pointer, randomSeed.value)
  }

  /// Makes the calling thread drive this world while `body` runs.
  func entered<R>(_ body: () -> R) -> R {
    unsafe stress_enter(pointer)
    defer { stress_leave() }
    // Another thread replaced a hook that differs now; the program replaced one that differs later.
    _ = stress_install_hook()
    defer { noteTakenHook(stress_install_hooks()) }
    return body()
  }

  /// Makes the calling thread drive no world while `body` runs.
  ///
  /// Calls by this library, such as calls of a lock, then do not count as calls of the program.
  static func apart<R>(_ body: () -> R) -> R {
    guard let world = unsafe stress_current() else { return body() }
    stress_leave()
    defer { unsafe stress_enter(world) }
    return body()
  }

  /// Begins a phase and resets its counts.
  func begin(_ phase: Phase, tracing: Bool) {
    unsafe stress_begin_phase(pointer, phase.rawValue)
    unsafe pointer.pointee.tracing = tracing
  }

  /// Sets the rule for choices until the phase ends.
  func choose(by rule: ChoiceRule) {
    switch rule {
    case .asked: unsafe pointer.pointee.rule = STRESS_ASK
    case .first: unsafe pointer.pointee.rule = STRESS_FIRST
    case .random(let state):
      unsafe pointer.pointee.rule = STRESS_RANDOM
      unsafe pointer.pointee.walk_state = state
    }
  }

  /// Lets time pass while there is work, until the phase ends.
  func letTimePass(_ passing: PassingTime) {
    unsafe stress_let_time_pass(
      pointer,
      passing.seed.value,
      UInt32(passing.spread),
      UInt32(passing.limit)
    )
  }

  /// Stores when the next timer is due; nil if none ever is.
  func noteTimers(nextDue: Int64?) {
    unsafe stress_note_timers(pointer, nextDue ?? .max)
  }

  /// Runs steps until nothing is ready, the limit is reached or the strategy ends the phase.
  func drive(stepLimit: Int) -> stress_stop {
    unsafe stress_drive(pointer, Int64(stepLimit))
  }

  func halt() {
    unsafe stress_halt(pointer)
  }

  /// Finds tasks that completed outside their own steps.
  func sweep() {
    unsafe stress_sweep(pointer)
  }

  func cancelAllTasks() {
    unsafe stress_cancel_all(pointer)
  }

  /// Makes a job ready; callable from any thread.
  func enqueue(_ job: UnownedJob) {
    unsafe stress_enqueue(pointer, unsafeBitCast(job, to: UnsafeMutableRawPointer.self))
  }

  /// Makes a job ready whose timer is due.
  func release(_ job: UnownedJob) {
    unsafe stress_release_timer(pointer, unsafeBitCast(job, to: UnsafeMutableRawPointer.self))
  }

  // MARK: Reading

  /// Whether no entry is left and every task has completed.
  var isEmpty: Bool { unsafe stress_is_empty(pointer) }

  /// First word of the task executor, as the runtime sees it.
  var executorIdentity: UInt { unsafe pointer.pointee.executor_identity }
  /// Virtual nanoseconds since the start of the iteration.
  var now: Int64 {
    get { unsafe pointer.pointee.now }
    nonmutating set { unsafe pointer.pointee.now = newValue }
  }
  /// The current phase, or the last one.
  var phase: Phase { Phase(rawValue: unsafe pointer.pointee.phase) ?? .check }
  /// Steps of the current phase.
  var steps: Int { Int(unsafe pointer.pointee.steps) }
  /// Calls in the current step that stayed on the task's actor.
  var ownCalls: Int { Int(unsafe pointer.pointee.own_calls) }
  /// Steps that ran two tasks, and tasks that ran outside steps: faults of control.
  var sharedSteps: Int { Int(unsafe pointer.pointee.shared_steps) }
  /// The number of tasks whose preferred executor was replaced, and the type of the first executor.
  var replacedExecutors: (count: Int, type: Any.Type)? {
    let count = Int(unsafe pointer.pointee.replaced_executors)
    guard count > 0 else { return nil }
    let type = unsafe unsafeBitCast(pointer.pointee.replaced_executor_type, to: Any.Type.self)
    return (count, type)
  }
  /// The number of jobs from threads that do not drive this world.
  var foreignJobs: Int { Int(unsafe pointer.pointee.foreign_jobs) }
  /// Hash of the choices and of the ready entries.
  var digest: UInt64 { unsafe pointer.pointee.digest }
  /// Task of the current or the last step, or 0.
  var runningTask: Int { Int(unsafe pointer.pointee.running) }
  var taskCount: Int { Int(unsafe pointer.pointee.task_count) }
  /// Logical number of the clock among the tasks; 0 if time has not passed while there was work.
  var clock: Int { Int(unsafe pointer.pointee.clock) }
  /// The number of tasks made in the body or the checks that have not completed.
  var liveTasks: Int { Int(unsafe pointer.pointee.live.1) }
  /// The number of tasks made in the setup that have not completed.
  var liveSetupTasks: Int { Int(unsafe pointer.pointee.live.0) }

  /// The number of steps of the current phase at which more than one entry was ready.
  var choiceCount: Int { Int(unsafe pointer.pointee.choice_count) }

  /// The recorded choices of the current phase.
  var choices: [RecordedSchedule.Choice] {
    let choices = unsafe UnsafeBufferPointer(
      start: pointer.pointee.choices,
      count: Int(pointer.pointee.choice_count)
    )
    return unsafe choices.map {
      RecordedSchedule.Choice(
        index: Int($0.index),
        ready: Int($0.ready),
        task: Int($0.task),
        stays: Int($0.stays),
        isInside: $0.inside
      )
    }
  }

  /// The tasks in the order of first appearance; number 1 is at position 0.
  var tasks: [TaskRecord] {
    let tasks = unsafe UnsafeBufferPointer(start: pointer.pointee.tasks, count: taskCount)
    let clock = clock
    return unsafe tasks.enumerated().map { index, task in
      TaskRecord(
        parent: Int(unsafe task.parent),
        ordinal: Int(unsafe task.ordinal),
        name: unsafe index + 1 == clock ? "time" : name(at: task.name),
        phase: Phase(rawValue: unsafe task.phase) ?? .check,
        isDone: unsafe task.done,
        wakes: Int(unsafe task.wakes)
      )
    }
  }

  /// The number of steps of a task in the current phase.
  /// - Parameter number: Logical number of a task from 1.
  /// - Returns: 0 for a task that has not started.
  func steps(ofTask number: Int) -> Int {
    Int(unsafe pointer.pointee.tasks?[number - 1].steps ?? 0)
  }

  /// Position of a task in the tree of tasks.
  ///
  /// - Parameter number: Logical number of a task from 1.
  /// - Returns: Numbers among the creator's tasks, from the root on.
  /// - Complexity: O(number of tasks).
  func path(ofTask number: Int) -> TaskPath {
    guard let tasks = unsafe pointer.pointee.tasks else { return TaskPath([]) }
    var ordinals: [Int] = []
    var task = number
    while unsafe tasks[task - 1].parent > 0 {
      ordinals.append(Int(unsafe tasks[task - 1].ordinal))
      task = Int(unsafe tasks[task - 1].parent)
    }
    var roots = 0
    for earlier in 0..<task where unsafe tasks[earlier].parent == 0 { roots += 1 }
    ordinals.append(roots)
    return TaskPath(ordinals.reversed())
  }

  /// The position of each task in the tree of tasks, in the order of the numbers.
  var paths: [TaskPath] { (0..<taskCount).map { path(ofTask: $0 + 1) } }

  private func name(at offset: UInt32) -> String? {
    guard offset != .max, let names = unsafe pointer.pointee.names else { return nil }
    return unsafe String(cString: names + Int(offset))
  }

  /// The type of each actor or executor in the order of first use; nil for the main actor.
  var objectTypes: [Any.Type?] {
    let objects = unsafe UnsafeBufferPointer(
      start: pointer.pointee.objects,
      count: Int(pointer.pointee.object_count)
    )
    return unsafe objects.map { object in
      guard object.metadata != 0 else { return nil }
      return unsafe unsafeBitCast(object.metadata, to: Any.Type.self)
    }
  }

  /// The steps of the current phase, if it was traced.
  var trace: [stress_step] {
    unsafe Array(
      UnsafeBufferPointer(start: pointer.pointee.trace, count: Int(pointer.pointee.trace_count))
    )
  }

  /// The effects of the traced steps on other tasks, in order.
  var events: [stress_event] {
    unsafe stress_note_cancellations(pointer)
    return unsafe Array(
      UnsafeBufferPointer(start: pointer.pointee.events, count: Int(pointer.pointee.event_count))
    )
  }

  /// The code addresses of the traced steps.
  var tracedFrames: [UInt] {
    unsafe Array(
      UnsafeBufferPointer(start: pointer.pointee.frames, count: Int(pointer.pointee.frame_count))
    )
  }

  /// Records, while tracing, that the running task sleeps until a job's timer is due.
  func noteSleep(until job: UnownedJob) {
    unsafe stress_note_sleep(pointer, unsafeBitCast(job, to: UnsafeRawPointer.self))
  }

  /// The tasks that were ready at each traced step, one step after the other.
  var readySets: [UInt32] {
    unsafe Array(
      UnsafeBufferPointer(
        start: pointer.pointee.ready_sets,
        count: Int(pointer.pointee.ready_sets_count)
      )
    )
  }

  /// The addresses at which a suspended task and its callers resume.
  ///
  /// - Parameters:
  ///   - number: Logical number of a task from 1.
  ///   - limit: The maximum number of addresses.
  /// - Returns: The addresses, the task's own first; empty for a task that has ended.
  func frames(ofTask number: Int, limit: Int) -> [UInt] {
    guard let task = unsafe pointer.pointee.tasks?[number - 1],
      unsafe stress_is_suspended(pointer, UInt32(number))
    else { return [] }
    return unsafe [UInt](unsafeUninitializedCapacity: limit) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = Int(unsafe stress_async_frames(task.task, start, UInt32(limit)))
    }
  }

  /// Passes the runtime's objects of some tasks to a function that learns their layout.
  func withTaskObjects<R>(
    from first: Int,
    count: Int,
    _ body: (UnsafePointer<UnsafeMutableRawPointer>) -> R
  ) -> R? {
    guard taskCount >= first + count else { return nil }
    let objects = unsafe (first..<first + count).compactMap {
      unsafe pointer.pointee.tasks?[$0].task
    }
    return unsafe objects.withUnsafeBufferPointer { unsafe $0.baseAddress.map(body) }
  }
}
