/// A bug that can be planted in a system, to prove that an invariant catches it.
public struct Defect<Configuration: Sendable>: Sendable {
  /// Why a defect is not built, or is seen only together with another.
  package enum Standing: Sendable {
    /// Planted by `verify`, which fails unless an invariant catches it.
    case active
    /// Seen only with a second line of defence removed, which planting it does too.
    case masked(by: String)
    /// Cannot exist here, for a reason.
    case excluded(because: String)
  }

  /// Its name in commands and evidence.
  public let id: String
  /// Invariants, or kinds of failure such as `deadlock`, that may catch it; nothing else counts.
  public let caughtBy: [String]
  package let standing: Standing
  package let plant: @Sendable (inout Configuration) -> Void

  /// Declares a defect.
  ///
  /// - Parameters:
  ///   - id: Its name in commands and evidence.
  ///   - caughtBy: Invariants, or kinds of failure, that may catch it.
  ///   - plant: Edits the configuration from which the system is made.
  public init(
    _ id: String,
    caughtBy: [String],
    plant: @escaping @Sendable (inout Configuration) -> Void
  ) {
    self.init(id: id, caughtBy: caughtBy, standing: .active, plant: plant)
  }

  private init(
    id: String,
    caughtBy: [String],
    standing: Standing,
    plant: @escaping @Sendable (inout Configuration) -> Void
  ) {
    self.id = id
    self.caughtBy = caughtBy
    self.standing = standing
    self.plant = plant
  }

  /// The defect, planted together with the removal of what would hide it.
  ///
  /// - Parameter line: The second line of defence that `plant` removes as well.
  /// - Returns: The same defect, listed with the line that would hide it.
  public func masked(by line: String) -> Defect {
    Defect(id: id, caughtBy: caughtBy, standing: .masked(by: line), plant: plant)
  }

  /// A defect that value types or structured concurrency rule out: it is listed, not planted.
  ///
  /// - Parameters:
  ///   - id: Its name in evidence.
  ///   - reason: Why it cannot exist.
  /// - Returns: A defect that `verify` lists and does not plant.
  public static func excluded(_ id: String, because reason: String) -> Defect {
    Defect(id: id, caughtBy: [], standing: .excluded(because: reason), plant: { _ in })
  }
}
