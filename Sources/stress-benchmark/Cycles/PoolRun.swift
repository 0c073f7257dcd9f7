internal import Dispatch

/// Runs a body on the runtime's threads, as in production, and waits for it.
enum PoolRun {
  // Sendable because it is written before the signal and read after it.
  private final class Result<R>: @unchecked Sendable {
    var value: Swift.Result<R, any Error>?
  }

  /// Runs a body in its own task; the calling thread blocks.
  ///
  /// - Parameter body: The body.
  /// - Returns: The result of the body.
  /// - Throws: Errors of the body.
  static func wait<R: Sendable>(_ body: @escaping @Sendable () async throws -> R) throws -> R {
    let result = Result<R>()
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      do { result.value = .success(try await body()) } catch { result.value = .failure(error) }
      isDone.signal()
    }
    isDone.wait()
    guard let value = result.value else {
      preconditionFailure("The signal came before the result.")
    }
    return try value.get()
  }
}
