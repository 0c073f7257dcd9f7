/// The folder for the evidence of a command that was given none.
///
/// `evidence` is for the repository: it holds the evidence of all scenarios in the default configuration.
/// Everything else would replace that with something smaller, and goes to a folder of its own.
struct EvidencePlace: Equatable {
  /// The folder for the default run.
  static let whole = "evidence"
  /// The folder for every other run; git ignores it.
  static let partial = "evidence/partial"

  /// The folder.
  let path: String
  /// Why it is not `whole`, or nil.
  let reason: String?

  /// Chooses the folder.
  ///
  /// - Parameters:
  ///   - selected: How many scenarios the command runs.
  ///   - all: How many scenarios there are.
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

  /// A folder that was typed.
  init(typed path: String) {
    self.path = path
    reason = nil
  }
}
