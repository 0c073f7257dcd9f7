extension ScenarioTally {
  /// Checks that the scenario used only metrics, witnesses and faults that it declares.
  ///
  /// - Throws: For the first undeclared name; this is an error of the scenario, not of the tested
  ///   code.
  func checkDeclarations() throws(UsageError) {
    guard let first = undeclared.sorted().first else { return }
    throw UsageError(
      "scenario '\(description.name)' uses \(first), which it does not declare",
      hint: "add it to the scenario's metrics, witnesses or faults"
    )
  }
}
