/// The environment variables that the command and its scripts read.
package enum EnvironmentVariables {
  private static let prefix = "RACE_STRESS_"

  /// Variables of the scripts, the manifest and the tests of this package.
  private static let others = [
    "RACE_STRESS_BUILD", "RACE_STRESS_STRICT", "RACE_STRESS_SNAPSHOTS", "RACE_STRESS_WRITE_README",
    "RACE_STRESS_WRITE_ARTICLE", "RACE_STRESS_CATALOG_SEEDS", "RACE_STRESS_CATALOG_ITERATIONS",
  ]

  private static var known: [String] {
    let options = CommandName.allCases.flatMap { $0.options.filter(\.environment).map(\.variable) }
    return options.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } + others
  }

  /// Whether the command, a script, the manifest or a test reads a variable.
  package static func isKnown(_ name: String) -> Bool { known.contains(name) }

  /// Throws if a variable with this tool's prefix is unknown, for example mistyped.
  ///
  /// - Parameter environment: All variables.
  /// - Throws: For the first unknown variable in alphabetical order.
  static func check(_ environment: [String: String]) throws(UsageError) {
    let unknown = environment.keys.filter { $0.hasPrefix(prefix) && !isKnown($0) }
    guard let first = unknown.min() else { return }
    let hint = Suggestion.closest(to: first, among: known).map { "did you mean '\($0)'?" }
    throw UsageError(
      "nothing reads the environment variable '\(first)'",
      hint: hint ?? "unset it"
    )
  }
}
