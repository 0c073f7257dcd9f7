import StressKit
import Synchronization

struct EndlessLoop: LostIteration {
  private static let isDone = Atomic(false)

  // What a verdict names must be there in an optimized build too.
  @_optimize(none)
  static func lose() async {
    while !isDone.load(ordering: .relaxed) {}
  }
}
