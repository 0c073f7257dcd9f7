extension ScenarioEvidence {
  /// The numbers of failures other than broken invariants, such as `2 crashed, 1 hung`, or nil if
  /// there are none.
  package var failuresText: String? {
    let parts = failures.filter { $0.iterations > 0 }
      .map { "\($0.iterations) \($0.kind.participle)" }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// The number of invariants that held, or nil if the scenario has none.
  package var invariantsText: String? {
    guard !invariants.isEmpty else { return nil }
    let held = invariants.count { $0.verdict == .passed }
    let text = "\(held) of \(invariants.count) invariants held"
    return failuresText == nil ? text : text + " where checked"
  }
}

extension FailureKind {
  /// The past tense of this kind of failure, such as `crashed`.
  package var participle: String {
    switch self {
    case .deadlock: "deadlocked"
    case .livelock: "livelocked"
    case .leak: "leaked tasks"
    case .dataRace: "had a data race"
    case .threw, .crashed, .hung: rawValue
    }
  }
}
