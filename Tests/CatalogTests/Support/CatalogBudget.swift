import Foundation

/// How much the tests of the catalog run; `scripts/check catalog` runs much more.
enum CatalogBudget {
  /// Iterations of every twin, in each mode of starting threads.
  static let iterations = number("RACE_STRESS_CATALOG_ITERATIONS") ?? 320
  /// Searches for every bug, each under a seed of its own.
  static let seeds = number("RACE_STRESS_CATALOG_SEEDS") ?? 3
  /// Whether what the searches took is printed.
  static let printsFigures = number("RACE_STRESS_CATALOG_SEEDS") != nil

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init)
  }
}
