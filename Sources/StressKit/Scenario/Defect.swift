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
  /// The real bug that it copies, by the name under which it is known, such as `BK-M1`; or nil.
  public let kernel: String?
  /// Invariants, or kinds of failure such as `deadlock`, that may catch it; nothing else counts.
  public let caughtBy: [String]
  package let standing: Standing
  package let plant: @Sendable (inout Configuration) -> Void

  /// Declares a defect.
  ///
  /// - Parameters:
  ///   - id: Its name in commands and evidence.
  ///   - kernel: The real bug that it copies, by the name under which it is known.
  ///   - caughtBy: Invariants, or kinds of failure, that may catch it.
  ///   - plant: Edits the configuration from which the system is made.
  public init(
    _ id: String,
    kernel: String? = nil,
    caughtBy: [String],
    plant: @escaping @Sendable (inout Configuration) -> Void
  ) {
    self.init(id: id, kernel: kernel, caughtBy: caughtBy, standing: .active, plant: plant)
  }

  private init(
    id: String,
    kernel: String?,
    caughtBy: [String],
    standing: Standing,
    plant: @escaping @Sendable (inout Configuration) -> Void
  ) {
    self.id = id
    self.kernel = kernel
    self.caughtBy = caughtBy
    self.standing = standing
    self.plant = plant
  }

  /// The defect, planted together with the removal of what would hide it.
  ///
  /// - Parameter line: The second line of defence that `plant` removes as well.
  /// - Returns: The same defect, listed with the line that would hide it.
  public func masked(by line: String) -> Defect {
    Defect(id: id, kernel: kernel, caughtBy: caughtBy, standing: .masked(by: line), plant: plant)
  }

  /// A defect that value types or structured concurrency rule out: it is listed, not planted.
  ///
  /// - Parameters:
  ///   - id: Its name in evidence.
  ///   - kernel: The real bug that it would copy, by the name under which it is known.
  ///   - reason: Why it cannot exist.
  /// - Returns: A defect that `verify` lists and does not plant.
  public static func excluded(
    _ id: String,
    kernel: String? = nil,
    because reason: String
  ) -> Defect {
    Defect(
      id: id,
      kernel: kernel,
      caughtBy: [],
      standing: .excluded(because: reason),
      plant: { _ in }
    )
  }
}
