import Foundation
import StressKit

struct KilledFromOutside: LostIteration {
  // What a verdict names must be there in an optimized build too.
  @_optimize(none)
  static func lose() async { kill(getpid(), SIGKILL) }
}
