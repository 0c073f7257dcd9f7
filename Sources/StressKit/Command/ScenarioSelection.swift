/// Finds scenarios by their typed names.
enum ScenarioSelection {
  /// The selected scenarios.
  ///
  /// - Parameters:
  ///   - wanted: The names to select; none for all.
  ///   - skipped: The names to exclude.
  ///   - all: All scenarios.
  /// - Returns: The scenarios in the order of their names, without duplicates.
  /// - Throws: For an unknown name, or if no scenario is left.
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
