import StressKit

struct EndlessLoop: LostIteration {
  // The verdict names this function, so an optimized build must keep it.
  @_optimize(none)
  static func lose() async {
    var turns: UInt = 1
    while turns > 0 { turns = turns &+ 2 }
  }
}
