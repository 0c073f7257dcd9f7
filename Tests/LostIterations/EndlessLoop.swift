import StressKit

struct EndlessLoop: LostIteration {
  // What a verdict names must be there in an optimized build too.
  @_optimize(none)
  static func lose() async {
    var turns: UInt = 1
    while turns > 0 { turns = turns &+ 2 }
  }
}
