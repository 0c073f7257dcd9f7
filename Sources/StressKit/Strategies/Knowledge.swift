/// The knowledge about a scenario from earlier rounds, merged in iteration order.
///
/// It changes only between rounds, so no iteration depends on how the work is divided.
package struct Knowledge: Codable, Equatable, Sendable {
  /// The number of steps of the longest pilot iteration; `nil` before the pilots have run.
  package var pilotSteps: Int?

  package init(pilotSteps: Int? = nil) {
    self.pilotSteps = pilotSteps
  }
}
