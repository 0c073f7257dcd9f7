/// How often a task can be left in the middle of a job: at a lock, a continuation or the creation of a task.
struct InnerPoints {
  /// The spreads, of which each iteration has one: every point is a choice, or one of a few.
  static let spreads = [1, 4, 16]

  /// The seed of the choice of points.
  let seed: Seed
  /// One of so many points is a choice; 0 for none.
  let spread: Int
}

extension InnerPoints {
  /// Draws how often a task can be left inside a job; in every second iteration, never.
  ///
  /// - Parameter seed: The seed of the iteration.
  init(ofIteration seed: Seed) {
    let seed = seed.derived(7)
    var random = SeededRandom(seed: seed.value)
    spread = random.below(2) == 0 ? 0 : Self.spreads[random.below(Self.spreads.count)]
    self.seed = seed.derived(1)
  }
}
