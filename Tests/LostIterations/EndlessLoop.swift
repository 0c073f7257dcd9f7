import StressKit
import Synchronization

struct EndlessLoop: LostIteration {
  private static let isDone = Atomic(false)

  static func lose() async {
    while !isDone.load(ordering: .relaxed) {}
  }
}
