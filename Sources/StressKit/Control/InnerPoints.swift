/// How often a task can be left in the middle of a job: at a lock, a continuation or the creation of a task.
struct InnerPoints {
  /// The spreads, of which each iteration has one: one of so many points is a choice.
  ///
  /// A small program needs many choices, and a large one is lost among them.
  static let spreads = [4, 16, 64]
  /// The spreads of a program with few points.
  private static let smallSpreads = [1, 2, 4]
  /// The largest number of points of such a program.
  private static let fewPoints = 64
  /// The number of choices among whole steps up to which most iterations have points: there is little else to choose.
  private static let fewChoices = 8

  /// The seed of the choice of points.
  let seed: Seed
  /// One of so many points is a choice; 0 for none.
  let spread: Int
}

extension InnerPoints {
  /// Draws how often a task can be left inside a job.
  ///
  /// In two of three iterations it is never left there; if there are few choices among whole steps, in one of three.
  ///
  /// - Parameters:
  ///   - seed: The seed of the iteration.
  ///   - knowledge: The knowledge about the size of the program; empty for a pilot.
  init(ofIteration seed: Seed, knowing knowledge: Knowledge = Knowledge()) {
    let seed = seed.derived(7)
    var random = SeededRandom(seed: seed.value)
    let isSmall = knowledge.points.map { $0 <= Self.fewPoints } ?? false
    let hasFewChoices = isSmall && (knowledge.choices ?? 0) <= Self.fewChoices
    let hasPoints = random.below(3) < (hasFewChoices ? 2 : 1)
    let spreads = isSmall ? Self.smallSpreads : Self.spreads
    spread = hasPoints ? spreads[random.below(spreads.count)] : 0
    self.seed = seed.derived(1)
  }
}
