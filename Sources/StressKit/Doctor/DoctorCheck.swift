/// One thing that must be so for an iteration to be under control.
struct DoctorCheck: Sendable {
  /// What must be so, in a few words.
  let name: String
  /// Looks, and says in a few words what was found; throws a `ControlUnavailable`.
  let examine: @Sendable () throws -> String
}
