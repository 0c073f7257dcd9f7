import WorkflowEngine

/// An engine with several runs, and all entries that its drainers emitted.
struct DrainedRuns: EngineSystem {
  let engine: WorkflowEngine
  let runs: [RunID]
  let emissions = Notes<Emission>()

  /// The entries in the order of their first arrival.
  var arrivals: [OutboxEntry] {
    var seen: Set<Int> = []
    return emissions.all.flatMap(\.entries).filter { seen.insert($0.id).inserted }
  }

  /// The records that are entries, in order.
  var entries: [EngineRecord] {
    get throws {
      try engine.records().filter { if case .board = $0.event { true } else { false } }
    }
  }
}
