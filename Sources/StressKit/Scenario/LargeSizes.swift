/// Sizes that a few iterations of every run use instead of the usual ones.
///
/// Small sizes find most races soonest, and some bugs need many tasks, rounds or dependents. So that
/// no profile leaves these out, one iteration in ``interval`` uses them.
public struct LargeSizes: Sendable, ExpressibleByDictionaryLiteral {
  /// One of so many iterations uses the sizes.
  public static let interval: Int = 256

  /// The first iteration with large sizes; iterations on real threads in the profile `ci` end before it.
  static let first = 100

  /// The values, in the order of their declaration.
  public let values: [(name: String, value: Int)]

  /// Declares sizes.
  ///
  /// - Parameter elements: The names of parameters, each with a value within its range.
  public init(dictionaryLiteral elements: (String, Int)...) {
    values = elements.map { (name: $0.0, value: $0.1) }
  }

  /// The position of an iteration's sizes among a number of large sizes, of which each has its own
  /// iterations.
  ///
  /// - Returns: The position, or `nil` if the iteration uses the usual sizes.
  static func place(ofIteration iteration: Int, among count: Int) -> Int? {
    let place = (iteration - first) % interval
    return iteration >= first && place < count ? place : nil
  }
}

extension LargeSizes: CustomStringConvertible {
  /// The sizes as `name=value`, separated by blanks.
  public var description: String {
    values.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
  }
}
