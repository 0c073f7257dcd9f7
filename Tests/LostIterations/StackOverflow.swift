import StressKit

struct StackOverflow: LostIteration {
  static func lose() async { print(depth(of: 1)) }

  // An optimizer would see that it has no end, and make anything of it.
  @_optimize(none)
  private static func depth(of number: Int) -> Int {
    number == 0 ? 0 : depth(of: number &+ 1) &+ number
  }
}
