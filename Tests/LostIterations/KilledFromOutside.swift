import Foundation
import StressKit

struct KilledFromOutside: LostIteration {
  static func lose() async { kill(getpid(), SIGKILL) }
}
