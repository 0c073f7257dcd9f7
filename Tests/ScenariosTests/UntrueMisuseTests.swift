import Testing
@testable import WorkflowEngine

@testable import Scenarios

/// The engine may call an operation a misuse only for a reason that can be true.
struct UntrueMisuseTests {
  private static let run = RunID(rawValue: 0)

  private static func isAccepted(
    _ misuse: BoardError,
    of operation: BoardOperation,
    after earlier: [BoardOperation]
  ) async throws -> Bool {
    let performer = try await OperationPerformer(MixedOpsFuzz.configuration)
    for operation in earlier { _ = try await performer.perform(operation) }
    let engine = performer.engine
    let known = await performer.knowledge(before: operation, on: engine)
    do {
      try await performer.require(misuse, of: operation, known, on: engine)
      return true
    } catch is OperationPerformer.UntrueMisuse { return false }
  }

  @Test func `A task whose creation was told exists`() async throws {
    let created: [BoardOperation] = [.create(TaskWish())]
    let (first, second) = (TaskID(rawValue: 0), TaskID(rawValue: 1))
    #expect(try await !Self.isAccepted(.unknownTask(first), of: .start(0), after: created))
    #expect(try await Self.isAccepted(.unknownTask(second), of: .start(1), after: created))
  }

  @Test func `A key that has a task gives it in a closed run too`() async throws {
    let wish = TaskWish(key: "x")
    let closed = BoardError.runClosed(Self.run, .aborted)
    let abort = BoardOperation.control(.abort, run: 0)
    #expect(try await Self.isAccepted(closed, of: .create(wish), after: [abort]))
    #expect(
      try await !Self.isAccepted(closed, of: .create(wish), after: [.create(wish), abort])
    )
    #expect(
      try await !Self.isAccepted(.runClosed(Self.run, .running), of: .create(wish), after: [])
    )
  }

  @Test func `Only a named parent can be foreign`() async throws {
    let created: [BoardOperation] = [.create(TaskWish()), .create(TaskWish())]
    let foreign = BoardError.foreignDependency(TaskID(rawValue: 0))
    let after = { BoardOperation.create(TaskWish(parents: [$0])) }
    #expect(try await Self.isAccepted(foreign, of: after(0), after: created))
    #expect(try await !Self.isAccepted(foreign, of: after(1), after: created))
  }
}
