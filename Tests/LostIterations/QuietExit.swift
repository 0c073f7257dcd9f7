import Foundation
import StressKit

struct QuietExit: LostIteration {
  static func lose() async { exit(0) }
}
