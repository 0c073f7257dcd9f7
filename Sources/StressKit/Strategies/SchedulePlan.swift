/// All that the choices of one iteration may depend on.
package struct SchedulePlan: Sendable {
  /// Which iteration, from 0.
  package var iteration: Int
  /// Where its random choices come from.
  package var seed: Seed
  /// What the rounds before have found out.
  package var knowledge: Knowledge

  package init(iteration: Int, seed: Seed, knowledge: Knowledge) {
    self.iteration = iteration
    self.seed = seed
    self.knowledge = knowledge
  }
}
