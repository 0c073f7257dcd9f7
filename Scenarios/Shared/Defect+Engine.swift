import EngineDefects
import StressKit
import WorkflowEngine

extension Defect where Configuration == EngineConfiguration {
  /// A defect of the engine.
  ///
  /// - Parameters:
  ///   - defect: The defect to plant.
  ///   - caughtBy: The invariants of the scenario that may catch it.
  ///   - isAlways: Whether a rare defect is planted in every transaction, because the scenario seldom
  ///     does what the defect spoils.
  init(_ defect: EngineDefect, caughtBy: [String], always isAlways: Bool = false) {
    self.init(
      defect.id,
      kernel: defect.kernel,
      caughtBy: caughtBy,
      plant: isAlways ? defect.plant : defect.plantForScenario
    )
  }
}
