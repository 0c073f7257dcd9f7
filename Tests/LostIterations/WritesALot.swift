import StressKit

/// Comes back every time, but writes a line in each iteration and one that differs each time.
struct WritesALot: LostIteration {
  static func loses(_ iteration: Iteration) -> Bool {
    print("an iteration")
    print("iteration \(iteration.index)")
    return false
  }

  static func lose() async {}
}
