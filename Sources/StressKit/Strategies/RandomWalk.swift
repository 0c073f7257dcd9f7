/// Chooses each ready entry with equal probability.
package struct RandomWalk: Strategy {
  package static let name = "random"
  private var random: SeededRandom

  package init(_ plan: SchedulePlan) {
    random = SeededRandom(seed: plan.seed.value)
  }

  package var rule: ChoiceRule { .random(state: random.state) }

  package mutating func choose(at point: SchedulingPoint) -> Int? {
    random.below(point.count)
  }
}
