/// The inputs of the choices of one iteration.
package struct SchedulePlan: Sendable {
  /// The number of the iteration, from 0.
  package var iteration: Int
  /// The seed of its random choices.
  package var seed: Seed
  /// The knowledge from earlier rounds.
  package var knowledge: Knowledge

  package init(iteration: Int, seed: Seed, knowledge: Knowledge) {
    self.iteration = iteration
    self.seed = seed
    self.knowledge = knowledge
  }
}
