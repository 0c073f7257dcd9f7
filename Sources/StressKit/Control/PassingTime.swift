/// How virtual time passes in an iteration in which work takes time.
struct PassingTime {
  /// The default of ``limit``: enough for a few rounds of every timer, and an end for loops that sleep.
  static let defaultLimit = 64
  /// The spreads, of which each iteration has one: time passes often, now and then, or seldom.
  static let spreads = [1, 8, 64]

  /// The seed of the steps at which time may pass, and of the delays of timers.
  let seed: Seed
  /// A timer can fire beside other work after fewer steps than this, at least 1.
  let spread: Int
  /// The maximum number of times that time passes while there is work.
  let limit: Int
}

extension PassingTime {
  /// Draws whether work takes time in an iteration, and how much; it does in every second iteration.
  ///
  /// - Parameters:
  ///   - seed: The seed of the iteration.
  ///   - limit: The maximum number of times that time passes while there is work; 0 for never.
  init?(ofIteration seed: Seed, limit: Int) {
    let seed = seed.derived(6)
    var random = SeededRandom(seed: seed.value)
    guard limit > 0, random.below(2) == 0 else { return nil }
    spread = Self.spreads[random.below(Self.spreads.count)]
    self.limit = limit
    self.seed = seed.derived(1)
  }
}
