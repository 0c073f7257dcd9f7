import Dispatch
import StressKit

struct BlockedSemaphore: LostIteration {
  static func lose() async { wait() }

  /// A wait that asynchronous code must not do, and does nevertheless.
  private static func wait() {
    DispatchSemaphore(value: 0).wait()
  }
}
