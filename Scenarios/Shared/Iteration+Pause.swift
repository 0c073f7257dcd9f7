import StressKit

extension Iteration {
  /// Waits for a seeded number of ticks, on the clock of the iteration.
  ///
  /// Ticks are coarse, so tasks often wake at the same time and the schedule decides their order. A
  /// pause of zero ticks only yields.
  ///
  /// - Parameter ticks: The range of the pause, in tenths of a millisecond.
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
