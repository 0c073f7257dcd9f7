import Foundation

/// The budget of the catalog's tests; `scripts/check catalog` uses a much larger one.
enum CatalogBudget {
  /// The number of iterations per twin and start mode.
  static let iterations = number("RACE_STRESS_CATALOG_ITERATIONS") ?? 320
  /// The number of searches per bug, each with a different seed.
  static let seeds = number("RACE_STRESS_CATALOG_SEEDS") ?? 3
  /// Whether to print the number of iterations of each search.
  static let printsFigures = number("RACE_STRESS_CATALOG_SEEDS") != nil

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init)
  }
}
