@testable import WorkflowEngine

/// An engine in a state in which every operation can be refused and misused.
struct Ground: Sendable {
  let engine: WorkflowEngine

  /// A run with a task under way that holds a path, a ready task that needs the path, and others.
  let run: RunID
  let aborted: RunID

  /// A run without tasks.
  let empty: RunID
  let ready: TaskID
  let archived: TaskID

  /// A task of the aborted run.
  let foreign: TaskID

  /// Identifiers that do not exist.
  let noRun = RunID(rawValue: 999)
  let noTask = TaskID(rawValue: 999)
  let noToken = AttemptToken(rawValue: 999)

  /// A text that is longer than the limit.
  let long = String(repeating: "x", count: BoardLimits.textBytes + 1)

  init() async throws {
    engine = try WorkflowEngine()
    run = try await engine.createRun()
    aborted = try await engine.createRun()
    empty = try await engine.createRun()
    try await engine.create(in: run, paths: ["a"])
    _ = try await engine.dispatchNext(in: run)
    ready = try await engine.create(in: run, paths: ["a"]).task
    archived = try await engine.createTask(in: run)
    _ = try await engine.archive(archived)
    foreign = try await engine.createTask(in: aborted)
    _ = try await engine.abort(aborted)
  }

  /// The names of the events after a number of records.
  func events(after count: Int) throws -> [String] {
    try engine.records().dropFirst(count).map { record in
      switch record.event {
      case .board(let event): caseName(of: event)
      case .outbox(let event): caseName(of: event)
      }
    }
  }
}

/// The case name of an enumeration value.
func caseName(of value: Any) -> String {
  Mirror(reflecting: value).children.first?.label ?? "\(value)"
}
