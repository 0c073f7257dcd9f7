internal import CStressRuntime

/// Where a task is sent when it hops, so that the task itself, not its actor's queue, becomes ready.
///
/// The interposed switch notes the real target and names this executor instead; the task is then run
/// on its real target by the loop. Nothing ever runs here.
final class ParkingExecutor: SerialExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = unsafe unsafeBitCast(UnownedJob(job), to: UnsafeMutableRawPointer.self)
    guard let world = unsafe stress_current() else {
      preconditionFailure("a task was parked on a thread that drives no iteration")
    }
    unsafe stress_enqueue_parked(world, job)
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    unsafe UnownedSerialExecutor(ordinary: self)
  }
}
