import StressKit
import WorkflowEngine

extension Variant where Configuration == EngineConfiguration {
  /// The journal of the engine: in memory, or in a database of the iteration.
  static var journal: Variant {
    Variant(
      "journal",
      Choice("memory"),
      Choice("sqlite") { $0.makeJournal = ScratchDatabase.journal }
    )
  }
}

extension Scenario where System: EngineSystem, Configuration == EngineConfiguration {
  /// Every engine scenario can run with each journal.
  static var variants: [Variant<EngineConfiguration>] { [.journal] }
}
