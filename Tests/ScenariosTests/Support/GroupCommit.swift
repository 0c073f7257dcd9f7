import StressKit
import Testing
import WorkflowEngine

@testable import Scenarios

/// Several callers make one transaction each, which a database writes in batches.
struct GroupCommit: Scenario {
  struct System: Sendable {
    let engine: WorkflowEngine
    let journal: SQLiteJournal
    /// The number of batches during setup.
    let before: Int
  }

  var callers = 4

  static let objective = "Every caller gets its reply once its transaction is in the database"
  static let configuration = EngineConfiguration()
  static let catches: [Defect<EngineConfiguration>] = []
  static let witnesses = [Witness("shared", "a batch had several transactions")]
  static let metrics = ["batches"]
  static let invariants: [Invariant<Self>] = [
    Invariant("D1", "acknowledged transactions are in the database") { scenario, system, _ in
      .equal(try system.journal.records().count, 1 + scenario.callers)
    }
  ]

  func makeSystem(
    _ configuration: EngineConfiguration,
    _ iteration: Iteration
  ) async throws -> System {
    let journal = try #require(try ScratchDatabase.journal() as? SQLiteJournal)
    var configuration = configuration
    configuration.makeJournal = { journal }
    let engine = try WorkflowEngine(configuration)
    _ = try await engine.createRun()
    return System(engine: engine, journal: journal, before: journal.batches)
  }

  func run(_ system: System, _ iteration: Iteration) async throws {
    try await withThrowingTaskGroup { group in
      for number in 1...callers {
        group.addTask(name: "caller \(number)") { _ = try await system.engine.createRun() }
      }
      try await group.waitForAll()
    }
    let batches = system.journal.batches - system.before
    iteration.add(batches, to: "batches")
    if batches < callers { iteration.witness("shared") }
  }
}
