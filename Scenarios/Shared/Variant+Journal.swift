import StressKit
import WorkflowEngine

extension Variant where Configuration == EngineConfiguration {
  /// Where the engine keeps its transactions: in memory, or in a database of the iteration's own.
  static var journal: Variant {
    Variant(
      "journal",
      Choice("memory"),
      Choice("sqlite") { $0.makeJournal = ScratchDatabase.journal }
    )
  }
}

extension Scenario where System: EngineSystem, Configuration == EngineConfiguration {
  /// Every scenario on an engine runs with each journal.
  static var variants: [Variant<EngineConfiguration>] { [.journal] }
}
