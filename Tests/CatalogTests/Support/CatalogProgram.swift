import StressKit

/// A small program with a known bug, and its correct twin.
///
/// The bug is the scenario's only defect; without it the scenario is the twin. So the search for
/// planted defects can run both.
protocol CatalogProgram: Scenario where Configuration == Form {
  /// Where the bug was reported or described.
  static var source: String { get }
  /// The fix in the twin.
  static var fix: String { get }
  /// The number of iterations within which a search must find the bug at this size; at least ten
  /// times the mean.
  var searchLimit: Int { get }
  /// The strategies that must find the bug alone.
  static var strategies: [StrategyChoice] { get }
}

extension CatalogProgram {
  static var configuration: Form { .correct }
  var searchLimit: Int { 100 }
  static var strategies: [StrategyChoice] { StrategyChoice.allCases }
  /// A program whose bug is a kind of failure needs no invariant.
  static var invariants: [Invariant<Self>] { [] }
}
