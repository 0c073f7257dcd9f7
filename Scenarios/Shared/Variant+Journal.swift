import StressKit
import WorkflowEngine

extension Variant where Configuration == EngineConfiguration {
  /// The journal of the engine: in memory, or in a database of the iteration.
  static var journal: Variant { journal(database: ScratchDatabase.journal) }

  /// The journal of the engine: the configuration's own in memory, a database, or both in turn.
  ///
  /// - Parameters:
  ///   - count: One of so many iterations has a database, if both are used in turn.
  ///   - makeDatabase: Opens a database's journal.
  /// - Returns: The variant.
  static func journal(
    oneIn count: Int = 8,
    database makeDatabase: @escaping @Sendable () throws -> any Journal<EngineModel>
  ) -> Variant {
    Variant(
      "journal",
      Choice("mixed", oneIn: count) { $0.makeJournal = makeDatabase },
      Choice("memory"),
      Choice("sqlite") { $0.makeJournal = makeDatabase }
    )
  }
}

extension Scenario where System: EngineSystem, Configuration == EngineConfiguration {
  /// Every engine scenario can run with each journal.
  static var variants: [Variant<EngineConfiguration>] { [.journal] }
}
