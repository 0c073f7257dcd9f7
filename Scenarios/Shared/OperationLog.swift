import Synchronization
import WorkflowEngine

/// The performed operations, in the order of their replies.
final class OperationLog: Sendable {
  /// A performed operation.
  struct Entry: Sendable {
    let operation: BoardOperation

    /// The number of records when the reply arrived.
    let records: Int
  }

  private struct State {
    var entries: [Entry] = []
    var failure: (count: Int, findings: [String])?
    var errors: [String] = []
  }

  private let state = Mutex(State())

  /// All operations so far.
  var entries: [Entry] { state.withLock { $0.entries } }

  /// The number of operations before the first finding, and the findings.
  var failure: (count: Int, findings: [String])? { state.withLock { $0.failure } }

  /// The unexpected errors of operations.
  var errors: [String] { state.withLock { $0.errors } }

  /// Adds an unexpected error.
  func note(_ error: String) { state.withLock { $0.errors.append(error) } }

  /// Adds an operation.
  func add(_ entry: Entry) { state.withLock { $0.entries.append(entry) } }

  /// Keeps the findings after the operations so far.
  func keep(_ findings: [String]) {
    state.withLock { $0.failure = ($0.entries.count, findings) }
  }
}
