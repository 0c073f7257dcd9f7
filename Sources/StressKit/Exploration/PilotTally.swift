/// The length of the longest pilot of a round.
struct PilotTally {
  /// The number of choices of the longest pilot.
  var longest: Int { longestOfSteps > 0 ? longestOfSteps : longestWithPoints }

  /// What the other iterations of the round are told.
  var knowledge: Knowledge {
    var knowledge = Knowledge(choices: longest)
    knowledge.points = points
    knowledge.racyPlaces = racyPlaces
    return knowledge
  }

  private var longestOfSteps = 0
  private var longestWithPoints = 0
  private var points = 0
  private var racyPlaces: [CodeAddress] = []

  /// Adds a result.
  ///
  /// As in the totals, an iteration that left control does not count. One with points inside steps has more choices
  /// than one of whole steps, so it counts only if there is no other.
  mutating func add(_ result: IterationResult) {
    for place in result.racyPlaces where !racyPlaces.contains(place) { racyPlaces.append(place) }
    guard !result.isUncontrolled else { return }
    points = max(points, result.points)
    if InnerPoints(ofIteration: result.seed).spread > 0 {
      longestWithPoints = max(longestWithPoints, result.choices)
    } else {
      longestOfSteps = max(longestOfSteps, result.choices)
    }
  }
}

/// The knowledge from the pilots that ran last, so that they run once per round.
final class PilotMemory {
  private var pilots = 0..<0
  private var known = Knowledge()

  /// Keeps the result of iterations, if they are all pilots of a round.
  func keep(_ tally: PilotTally, of iterations: Range<Int>) {
    guard iterations == Rounds.pilots(for: iterations.lowerBound) else { return }
    pilots = iterations
    known = tally.knowledge
  }

  /// The knowledge from the pilots of a round, or nil if others ran last.
  func knowledge(of pilots: Range<Int>) -> Knowledge? { pilots == self.pilots ? known : nil }
}
