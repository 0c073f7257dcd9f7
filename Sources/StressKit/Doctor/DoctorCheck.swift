/// One thing that must be so for an iteration to be under control.
struct DoctorCheck: Sendable {
  /// Why it is not so.
  struct Symptom: Error, CustomStringConvertible {
    /// What was found, and what to do about it.
    let description: String

    init(_ description: String) {
      self.description = description
    }
  }

  /// What must be so, in a few words.
  let name: String
  /// Looks, and says in a few words what was found; throws a `Symptom` or a `ControlUnavailable`.
  let examine: @Sendable () throws -> String
}
