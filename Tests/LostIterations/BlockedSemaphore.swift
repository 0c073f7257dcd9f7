import Dispatch
import StressKit

struct BlockedSemaphore: LostIteration {
  // What a verdict names must be there in an optimized build too.
  @_optimize(none)
  static func lose() async { wait() }

  /// A wait that asynchronous code must not do, and does nevertheless.
  private static func wait() {
    DispatchSemaphore(value: 0).wait()
  }
}
