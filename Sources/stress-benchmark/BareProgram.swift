/// Runs an operation many times on a bare executor.
final class BareProgram {
  // Sendable because the executor runs only on the calling thread.
  private final class Result: @unchecked Sendable {
    var isFinished = false
    var error: (any Error)?
  }

  private let executor = BareExecutor()

  /// The number of jobs run so far.
  var steps: Int { executor.steps }

  /// Runs an operation until no job is left.
  ///
  /// - Parameters:
  ///   - name: The name of the program, for errors.
  ///   - operation: The operation of the root task.
  /// - Throws: Errors of the operation, and `WrongResult` if it does not return.
  func run(_ name: String, _ operation: @escaping @Sendable () async throws -> Void) throws {
    let result = Result()
    Task(executorPreference: executor, priority: .medium) {
      do { try await operation() } catch { result.error = error }
      result.isFinished = true
    }
    executor.drain()
    if let error = result.error { throw error }
    guard result.isFinished else {
      throw WrongResult(program: name, actual: "no job left before the end", allowed: "a result")
    }
  }
}
