import Synchronization
import WorkflowEngine

/// What was done, in the order in which it was answered.
final class OperationLog: Sendable {
  /// An operation that was answered.
  struct Entry: Sendable {
    let operation: BoardOperation

    /// What must be on record.
    let recorded: Board.Event?

    /// How many records there were when it was answered.
    let records: Int
  }

  private struct State {
    var entries: [Entry] = []
    var failure: (count: Int, findings: [String])?
  }

  private let state = Mutex(State())

  /// Every operation so far.
  var entries: [Entry] { state.withLock { $0.entries } }

  /// After how many operations something was found first, and what.
  var failure: (count: Int, findings: [String])? { state.withLock { $0.failure } }

  /// Adds an operation.
  func add(_ entry: Entry) { state.withLock { $0.entries.append(entry) } }

  /// Keeps what was found after the operations so far.
  func keep(_ findings: [String]) {
    state.withLock { $0.failure = ($0.entries.count, findings) }
  }
}
