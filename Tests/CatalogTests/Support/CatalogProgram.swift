import StressKit

/// A small program with a known bug, and the same program without it.
///
/// Its one defect is the bug; with none planted it is the correct twin. So the machinery that hunts
/// the defects of scenarios runs both.
protocol CatalogProgram: Scenario where Configuration == Form {
  /// Where the bug is known from.
  static var source: String { get }
  /// What the twin does instead.
  static var fix: String { get }
  /// Iterations within which a search must find the bug at this size; ten times the mean, or more.
  var searchLimit: Int { get }
}

extension CatalogProgram {
  static var configuration: Form { .correct }
  var searchLimit: Int { 100 }
  /// A program whose bug is a kind of failure has nothing more to check.
  static var invariants: [Invariant<Self>] { [] }
}
