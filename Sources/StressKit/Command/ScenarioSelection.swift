/// Finds scenarios by the names that were typed.
enum ScenarioSelection {
  /// The scenarios that are meant.
  ///
  /// - Parameters:
  ///   - wanted: Names, or none for all.
  ///   - skipped: Names that are left out.
  ///   - all: Every scenario there is.
  /// - Returns: Scenarios in the order of their names, each once.
  /// - Throws: For an unknown name, or when nothing is left.
  static func select(
    _ wanted: [String],
    skipping skipped: [String],
    from all: [any Scenario.Type]
  ) throws(UsageError) -> [any Scenario.Type] {
    for name in wanted + skipped where !all.contains(where: { $0.name == name }) {
      throw UsageError(
        "there is no scenario '\(name)'",
        hint: Suggestion.text(for: name, among: all.map { $0.name })
      )
    }
    let selected = all.filter { scenario in
      (wanted.isEmpty || wanted.contains(scenario.name)) && !skipped.contains(scenario.name)
    }
    guard !selected.isEmpty else { throw UsageError("no scenario is left to run") }
    return selected.sorted { $0.name < $1.name }
  }
}
