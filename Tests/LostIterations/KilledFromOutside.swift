import Foundation
import StressKit

struct KilledFromOutside: LostIteration {
  // The verdict names this function, so an optimized build must keep it.
  @_optimize(none)
  static func lose() async { kill(getpid(), SIGKILL) }
}
