internal import CStressRuntime

/// A place at which a test may run other tasks, although the task does not wait.
///
/// Under control every lock, continuation and creation of a task is such a place already. Add one between
/// two steps that use none of them, for example between a read and a write of a file. Elsewhere the call costs
/// a few nanoseconds and does nothing.
///
/// - Parameter name: The name of the place, for readers of the code.
public func schedulingPoint(_ name: StaticString) {
  stress_user_point()
}
