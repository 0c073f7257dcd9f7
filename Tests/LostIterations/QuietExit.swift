import Foundation
import StressKit

struct QuietExit: LostIteration {
  // The verdict names this function, so an optimized build must keep it.
  @_optimize(none)
  static func lose() async { exit(0) }
}
