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

/// What earlier rounds have found out about a scenario, merged in iteration order.
///
/// It changes between rounds only, so that an iteration does not depend on how the work is divided.
package struct Knowledge: Codable, Equatable, Sendable {
  /// Steps of the longest pilot iteration, or nil before the pilots have run.
  package var pilotSteps: Int?

  package init(pilotSteps: Int? = nil) {
    self.pilotSteps = pilotSteps
  }
}
