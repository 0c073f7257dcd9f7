/// One condition of control.
struct DoctorCheck: Sendable {
  /// The condition, in a few words.
  let name: String
  /// Checks the condition and returns the findings in a few words; throws a `ControlUnavailable`.
  let examine: @Sendable () throws -> String
}
