import Synchronization
import WorkflowEngine

// Whether the engine calls an operation a misuse for a true reason.
extension OperationPerformer {
  /// An error that the engine threw for a reason that was not true.
  struct UntrueMisuse: Error {
    let error: BoardError
  }

  /// Facts that are known before an operation and cannot change during it.
  struct Knowledge: Sendable {
    fileprivate let facts: [RecordedFact]
    /// The tasks that the operation names as parents.
    fileprivate let parents: [TaskID]
    /// The task that has the key of the task to create.
    fileprivate let holder: TaskID?
  }

  /// Collects the facts that are known before an operation.
  func knowledge(before operation: BoardOperation, on engine: WorkflowEngine) async -> Knowledge {
    let facts = memory.withLock { $0.lasting }
    let parents = parents(of: operation)
    let holder = await holder(for: operation, on: engine)
    return Knowledge(facts: facts, parents: parents, holder: holder)
  }

  /// Throws an error if the operation was no misuse.
  ///
  /// - Parameters:
  ///   - misuse: The engine's reason.
  ///   - operation: The operation.
  ///   - before: The facts that were known before it.
  ///   - engine: The engine that refused it.
  /// - Throws: ``UntrueMisuse``.
  func require(
    _ misuse: BoardError,
    of operation: BoardOperation,
    _ before: Knowledge,
    on engine: WorkflowEngine
  ) async throws {
    // A number gets its task during the operation if another client creates the task.
    let parents = before.parents + parents(of: operation)
    let holder = await holder(for: operation, on: engine)
    let mayBeTrue: Bool =
      switch misuse {
      case .unknownRun, .invalidPath, .limitReached: false
      case .unknownTask(let task): !before.facts.contains(.task(task))
      case .unknownArtifact(let artifact): !before.facts.contains(.artifact(artifact))
      case .foreignDependency(let task): parents.contains(task)
      case .repeatedDependency(let task): parents.contains(task)
      case .needWithoutDependency: false
      case .runClosed(_, let status):
        // A key that has a task gives that task in a closed run too.
        (status == .aborted || status == .succeeded)
          && (before.holder == nil || before.holder != holder)
      }
    if !mayBeTrue { throw UntrueMisuse(error: misuse) }
  }

  private func parents(of operation: BoardOperation) -> [TaskID] {
    switch operation {
    case .create(let wish): wish.parents.map(task)
    case .link(_, let parent), .unlink(_, let parent): [task(parent)]
    default: []
    }
  }

  private func holder(
    for operation: BoardOperation,
    on engine: WorkflowEngine
  ) async -> TaskID? {
    guard case .create(let wish) = operation, let key = wish.key else { return nil }
    let run = runs[wish.run]
    return await engine.read { $0.board.task(named: key, in: run) }
  }
}
