import StressKit

struct StackOverflow: LostIteration {
  static func lose() async { print(depth(of: 1)) }

  private static func depth(of number: Int) -> Int {
    // Not a tail call, and no end that an optimizer could see.
    number == 0 ? 0 : depth(of: number &+ 1) &+ number
  }
}
