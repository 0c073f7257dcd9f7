/// Runs an operation again and again on a bare executor.
final class BareProgram {
  // Sendable by agreement: the executor runs on the calling thread alone.
  private final class Result: @unchecked Sendable {
    var isFinished = false
    var error: (any Error)?
  }

  private let executor = BareExecutor()

  /// Jobs run so far.
  var steps: Int { executor.steps }

  /// Runs an operation, and all that it leads to.
  ///
  /// - Parameters:
  ///   - name: Of the program, for the error.
  ///   - operation: Becomes the root task.
  /// - Throws: What the operation throws, and `WrongResult` when it does not return.
  func run(_ name: String, _ operation: @escaping @Sendable () async throws -> Void) throws {
    let result = Result()
    Task(executorPreference: executor, priority: .medium) {
      do { try await operation() } catch { result.error = error }
      result.isFinished = true
    }
    executor.drain()
    if let error = result.error { throw error }
    guard result.isFinished else {
      throw WrongResult(program: name, actual: "rest before its end", allowed: "a result")
    }
  }
}
