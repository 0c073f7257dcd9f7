/// A bug that can be planted in a system, to prove that an invariant catches it.
public struct Defect<Configuration: Sendable>: Sendable {
  /// Whether a defect is planted, planted together with another change, or impossible.
  package enum Standing: Sendable {
    /// `verify` plants it, and fails unless an invariant catches it.
    case active
    /// It shows only without a second line of defense, which planting also removes.
    case masked(by: String)
    /// It cannot exist here, for the given reason.
    case excluded(because: String)
  }

  /// The name in commands and evidence.
  public let id: String
  /// The identifier of the real bug that it copies, such as `BK-M1`; `nil` if there is none.
  public let kernel: String?
  /// The invariants, or kinds of failure such as `deadlock`, that may catch it; others do not
  /// count.
  public let caughtBy: [String]
  package let standing: Standing
  package let plant: @Sendable (inout Configuration) -> Void

  /// Declares a defect.
  ///
  /// - Parameters:
  ///   - id: The name in commands and evidence.
  ///   - kernel: The identifier of the real bug that it copies.
  ///   - caughtBy: The invariants, or kinds of failure, that may catch it.
  ///   - plant: Edits the configuration of the system.
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

  /// Marks the defect as hidden by a second line of defense, which `plant` also removes.
  ///
  /// - Parameter line: The second line of defense.
  /// - Returns: The same defect, listed with that line of defense.
  public func masked(by line: String) -> Defect {
    Defect(id: id, kernel: kernel, caughtBy: caughtBy, standing: .masked(by: line), plant: plant)
  }

  /// A defect that the language or the design makes impossible; it is listed but not planted.
  ///
  /// - Parameters:
  ///   - id: The name in evidence.
  ///   - kernel: The identifier of the real bug that it would copy.
  ///   - reason: Why it cannot exist.
  /// - Returns: A defect that `verify` lists but does not plant.
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
