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
