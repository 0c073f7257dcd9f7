package import WorkflowEngine

/// A bug to plant in an engine: an edit of its configuration.
package struct EngineDefect: Sendable {
  /// The defect's name.
  package let id: String

  /// The error in the engine once the defect is planted, in one sentence.
  package let summary: String

  /// The identifier of the real bug that it copies, such as `BK-M1`; `nil` if there is none.
  package let kernel: String?

  /// The checks of the ledger's audit that can catch it, in order.
  ///
  /// If it is empty, the records look correct, and only a scenario that knows its own requests can
  /// catch the defect.
  package let caughtBy: [String]

  /// Plants the defect in a configuration.
  package let plant: @Sendable (inout EngineConfiguration) -> Void

  /// Whether scenarios plant it in one transaction of three only, because it would show in every
  /// schedule.
  package let isRare: Bool

  /// Plants the defect for a scenario: in one transaction of three, if it is rare.
  ///
  /// - Parameter configuration: The configuration to edit.
  package func plantForScenario(_ configuration: inout EngineConfiguration) {
    plant(&configuration)
    if isRare { configuration.discipline = Rarely(configuration.discipline) }
  }

  /// Creates a defect.
  ///
  /// - Parameters:
  ///   - id: The defect's name.
  ///   - summary: The error in the engine once the defect is planted.
  ///   - kernel: The identifier of the real bug that it copies.
  ///   - caughtBy: The checks of the ledger's audit that can catch it.
  ///   - isRare: Whether scenarios plant it in one transaction of three only; it must be a discipline.
  ///   - plant: Plants the defect in a configuration.
  package init(
    _ id: String,
    _ summary: String,
    kernel: String? = nil,
    caughtBy: [String],
    isRare: Bool = false,
    plant: @escaping @Sendable (inout EngineConfiguration) -> Void
  ) {
    self.id = id
    self.summary = summary
    self.kernel = kernel
    self.caughtBy = caughtBy
    self.isRare = isRare
    self.plant = plant
  }

  /// Every defect.
  package static let all: [EngineDefect] =
    dispatch + callbacks + approval + rerun + omissions + replies + selection
    + operators + links + claims + journal
    + outbox
}
