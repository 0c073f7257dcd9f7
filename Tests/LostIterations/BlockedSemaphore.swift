import Dispatch
import StressKit

struct BlockedSemaphore: LostIteration {
  // The verdict names this function, so an optimized build must keep it.
  @_optimize(none)
  static func lose() async { wait() }

  /// A blocking wait, which asynchronous code must not use.
  private static func wait() {
    DispatchSemaphore(value: 0).wait()
  }
}
