@testable import WorkflowEngine

/// An engine on which every operation can be refused and misused.
struct Ground: Sendable {
  let engine: WorkflowEngine

  /// Has a task that is under way and holds a path, one that is ready and wants it, and others.
  let run: RunID
  let aborted: RunID
  let ready: TaskID
  let archived: TaskID

  /// A task of the aborted run.
  let foreign: TaskID

  /// Nothing has these names.
  let noRun = RunID(rawValue: 999)
  let noTask = TaskID(rawValue: 999)
  let noToken = AttemptToken(rawValue: 999)

  /// Longer than any text may be.
  let long = String(repeating: "x", count: BoardLimits.textBytes + 1)

  init() async throws {
    engine = try WorkflowEngine()
    run = try await engine.createRun()
    aborted = try await engine.createRun()
    try await engine.create(in: run, paths: ["a"])
    _ = try await engine.dispatchNext(in: run)
    ready = try await engine.create(in: run, paths: ["a"]).task
    archived = try await engine.createTask(in: run)
    _ = try await engine.archive(archived)
    foreign = try await engine.createTask(in: aborted)
    _ = try await engine.abort(aborted)
  }

  /// The names of the events that were recorded after the first so many.
  func events(after count: Int) throws -> [String] {
    try engine.records().dropFirst(count).map { record in
      switch record.event {
      case .board(let event): caseName(of: event)
      case .outbox(let event): caseName(of: event)
      }
    }
  }
}

/// The name of a case that has values.
func caseName(of value: Any) -> String {
  Mirror(reflecting: value).children.first?.label ?? "\(value)"
}
