import StressKit

struct StackOverflow: LostIteration {
  static func lose() async { print(depth(of: 1)) }

  // An optimizer could detect the endless recursion and replace it.
  @_optimize(none)
  private static func depth(of number: Int) -> Int {
    number == 0 ? 0 : depth(of: number &+ 1) &+ number
  }
}
