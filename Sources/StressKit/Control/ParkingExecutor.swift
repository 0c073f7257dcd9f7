internal import CStressRuntime

/// The executor that receives every task that hops, so that the task becomes ready by itself.
///
/// The interposed switch records the target and sends the task here instead of to the actor's
/// queue. Later the loop runs the task on its target. No code ever runs on this executor.
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
