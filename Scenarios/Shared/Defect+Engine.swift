import EngineDefects
import StressKit
import WorkflowEngine

extension Defect where Configuration == EngineConfiguration {
  /// A defect of the engine.
  ///
  /// - Parameters:
  ///   - defect: What is planted.
  ///   - caughtBy: Invariants of the scenario that may catch it.
  init(_ defect: EngineDefect, caughtBy: [String]) {
    self.init(defect.id, kernel: defect.kernel, caughtBy: caughtBy, plant: defect.plant)
  }
}
