import WorkflowEngine

/// The engine's board through its public interface, in the production configuration, in memory.
struct EngineBoard: CycleBoard {
  /// The records of an engine that was filled by commands.
  struct Template {
    let run: RunID
    let records: [EngineRecord]
  }

  static let name = "engine"

  private let engine: WorkflowEngine
  private let run: RunID

  static func template(_ shape: BoardShape) async throws -> Template {
    let engine = try WorkflowEngine()
    let run = try await engine.createRun()
    var tasks: [TaskID] = []
    for position in 0..<shape.tasks {
      let parents = shape.parent(of: position).map { [tasks[$0]] } ?? []
      tasks.append(try await engine.createTask(in: run, after: parents))
    }
    return Template(run: run, records: try engine.records())
  }

  init(_ template: Template) throws {
    var configuration = EngineConfiguration()
    configuration.makeJournal = { MemoryJournal(template.records) }
    engine = try WorkflowEngine(configuration)
    run = template.run
  }

  func cycle() async throws {
    guard case .started(let task, let attempt) = try await engine.dispatchNext(in: run),
      case .accepted = try await engine.complete(task, attempt.token)
    else {
      throw WrongResult(program: Self.name, actual: "a refusal", allowed: "a completed task")
    }
  }

  var facts: BoardFacts {
    get async throws {
      let records = try engine.records()
      let run = run
      return try await engine.read { state in
        let row = try state.board.run(run)
        return BoardFacts(
          status: row.status,
          ready: row.ready.count,
          succeeded: row.count(of: .succeeded),
          attempts: row.attemptCount,
          lastToken: state.board.lastToken.rawValue,
          events: records.count,
          transactions: records.last?.transaction ?? 0,
          isGapFree: records.enumerated().allSatisfy { $0.element.sequence == $0.offset + 1 }
        )
      }
    }
  }
}
