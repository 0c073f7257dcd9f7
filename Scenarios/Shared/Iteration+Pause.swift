import StressKit

extension Iteration {
  /// Waits for a number of ticks that the seed chooses, on the clock of the iteration.
  ///
  /// Ticks are coarse, so that tasks often wake at the same time: then the schedule says who goes
  /// first. Without a tick to wait for, the others are let go first.
  ///
  /// - Parameter ticks: From which and up to how many tenths of a millisecond.
  func pause(ticks: ClosedRange<Int>) async {
    var random = random
    let count = Int.random(in: ticks, using: &random)
    guard count > 0 else {
      await Task.yield()
      return
    }
    try? await ContinuousClock().sleep(for: .microseconds(100 * count))
  }
}
