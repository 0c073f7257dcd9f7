package import WorkflowEngine

/// A bug to plant in an engine: an edit of its configuration.
package struct EngineDefect: Sendable {
  /// The defect's name.
  package let id: String

  /// What is wrong with the engine once it is planted, in one sentence.
  package let summary: String

  /// The real bug that it copies, such as `BK-M1`, or nil.
  package let kernel: String?

  /// The checks of the ledger's audit that may catch it, in order.
  ///
  /// Without any, the records are as they should be, and only a scenario that knows what it asked
  /// for can tell.
  package let caughtBy: [String]

  /// Plants the defect in a configuration.
  package let plant: @Sendable (inout EngineConfiguration) -> Void

  /// Creates a defect.
  ///
  /// - Parameters:
  ///   - id: The defect's name.
  ///   - summary: What is wrong with the engine once it is planted.
  ///   - kernel: The real bug that it copies, by the name under which it is known.
  ///   - caughtBy: The checks of the ledger's audit that may catch it.
  ///   - plant: Plants the defect in a configuration.
  package init(
    _ id: String,
    _ summary: String,
    kernel: String? = nil,
    caughtBy: [String],
    plant: @escaping @Sendable (inout EngineConfiguration) -> Void
  ) {
    self.id = id
    self.summary = summary
    self.kernel = kernel
    self.caughtBy = caughtBy
    self.plant = plant
  }

  /// Every defect.
  package static let all: [EngineDefect] =
    dispatch + callbacks + approval + rerun + omissions + replies + selection
    + operators + links + claims + journal
    + outbox
}
