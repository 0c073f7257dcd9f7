import EngineDefects
import StressKit
import WorkflowEngine

extension Defect where Configuration == EngineConfiguration {
  /// A defect of the engine.
  ///
  /// - Parameters:
  ///   - defect: The defect to plant.
  ///   - caughtBy: The invariants of the scenario that may catch it.
  init(_ defect: EngineDefect, caughtBy: [String]) {
    self.init(defect.id, kernel: defect.kernel, caughtBy: caughtBy, plant: defect.plantForScenario)
  }
}
