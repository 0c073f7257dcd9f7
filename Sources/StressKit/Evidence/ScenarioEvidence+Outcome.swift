extension ScenarioEvidence {
  /// The failed iterations and the invariants, for a reader.
  ///
  /// An iteration that crashes breaks no invariant; the text says both, so that a failed scenario does not
  /// seem to have passed.
  var outcome: String {
    let passed = invariants.count { $0.verdict == .passed }
    let held = "\(passed) of \(invariants.count) invariants held"
    guard !failures.isEmpty else { return held }
    let failed = failures.map { "\($0.iterations) \($0.kind.verb)" }.joined(separator: ", ")
    return "\(failed); otherwise \(held)"
  }
}

extension FailureKind {
  /// What the iterations did, after their number.
  fileprivate var verb: String {
    switch self {
    case .deadlock: "deadlocked"
    case .livelock: "reached the step limit"
    case .leak: "leaked tasks"
    case .threw: "threw an error"
    case .crashed: "crashed"
    case .hung: "hung"
    }
  }
}
