import StressKit

/// Never lost, but writes one constant and one varying line in each iteration.
struct WritesALot: LostIteration {
  static func loses(_ iteration: Iteration) -> Bool {
    print("an iteration")
    print("iteration \(iteration.index)")
    return false
  }

  static func lose() async {}
}
