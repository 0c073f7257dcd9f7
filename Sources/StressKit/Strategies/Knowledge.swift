/// The knowledge about a scenario from the pilots of a round.
///
/// All other iterations of the round have the same, so none depends on how the work is divided.
package struct Knowledge: Codable, Equatable, Sendable {
  /// The number of choices of the longest pilot; `nil` for the pilots themselves.
  package var choices: Int?
  /// The largest number of points inside the steps of a pilot; `nil` for the pilots themselves.
  var points: Int?
  /// The places of plain accesses that raced in a pilot, and are points; empty for the pilots themselves.
  var racyPlaces: [CodeAddress] = []

  package init(choices: Int? = nil) {
    self.choices = choices
  }
}
