/// The iterations of one round that a worker ran first.
///
/// Their second runs belong to another worker. One that replaces a dead worker may get both.
struct FirstRuns {
  private var units: [Range<Int>] = []

  /// Adds a unit; those of earlier rounds are dropped.
  mutating func insert(_ iterations: Range<Int>) {
    let round = iterations.lowerBound / Rounds.size
    units.removeAll { $0.lowerBound / Rounds.size != round }
    units.append(iterations)
  }

  /// Whether this worker ran some of these iterations.
  func overlap(_ iterations: Range<Int>) -> Bool { units.contains { $0.overlaps(iterations) } }
}
