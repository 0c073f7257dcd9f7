extension ScenarioEvidence {
  /// How many iterations failed other than by a broken invariant, such as `2 crashed, 1 hung`, or nil for
  /// none.
  package var failuresText: String? {
    let parts = failures.filter { $0.iterations > 0 }
      .map { "\($0.iterations) \($0.kind.participle)" }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// How many invariants held, or nil when the scenario has none.
  package var invariantsText: String? {
    guard !invariants.isEmpty else { return nil }
    let held = invariants.count { $0.verdict == .passed }
    let text = "\(held) of \(invariants.count) invariants held"
    return failuresText == nil ? text : text + " where checked"
  }
}

extension FailureKind {
  /// What an iteration of this kind did, such as `crashed`.
  package var participle: String {
    switch self {
    case .deadlock: "deadlocked"
    case .livelock: "livelocked"
    case .leak: "leaked tasks"
    case .threw, .crashed, .hung: rawValue
    }
  }
}
