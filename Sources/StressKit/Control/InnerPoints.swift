/// How often a task can be left in the middle of a job: at a lock, a continuation or the creation of a task.
struct InnerPoints {
  /// The spreads, of which each iteration has one: one of so many points is a choice.
  ///
  /// A small program needs many choices, and a large one is lost among them.
  static let spreads = [4, 16, 64]

  /// The seed of the choice of points.
  let seed: Seed
  /// One of so many points is a choice; 0 for none.
  let spread: Int
}

extension InnerPoints {
  /// Draws how often a task can be left inside a job; in two of three iterations, never.
  ///
  /// - Parameter seed: The seed of the iteration.
  init(ofIteration seed: Seed) {
    let seed = seed.derived(7)
    var random = SeededRandom(seed: seed.value)
    spread = random.below(3) > 0 ? 0 : Self.spreads[random.below(Self.spreads.count)]
    self.seed = seed.derived(1)
  }
}
