/// The evidence folder of a command without `--evidence`.
///
/// The folder `evidence` belongs in the repository: it holds the evidence of all scenarios in the
/// default configuration. Other runs would replace it with less, so they write to another folder.
struct EvidencePlace: Equatable {
  /// The folder for the default run.
  static let whole = "evidence"
  /// The folder for every other run; git ignores it.
  static let partial = "evidence/partial"

  /// The path of the folder.
  let path: String
  /// The reason why it is not `whole`, or nil.
  let reason: String?

  /// Chooses the folder.
  ///
  /// - Parameters:
  ///   - selected: The number of scenarios that the command runs.
  ///   - all: The number of all scenarios.
  ///   - isStandard: Whether every option that can change evidence has its default value.
  init(selected: Int, of all: Int, isStandard: Bool) {
    if selected < all {
      reason = "this command ran \(selected) of \(counted(all, "scenario"))"
    } else if !isStandard {
      reason = "this command had options that change the evidence"
    } else {
      reason = nil
    }
    path = reason == nil ? Self.whole : Self.partial
  }

  /// Uses the folder that the user typed.
  init(typed path: String) {
    self.path = path
    reason = nil
  }
}
