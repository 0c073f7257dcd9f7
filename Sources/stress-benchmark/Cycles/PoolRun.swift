internal import Dispatch

/// Runs something on the runtime's own threads, as production does, and waits for it.
enum PoolRun {
  // Sendable by agreement: written before the signal, read after it.
  private final class Result<R>: @unchecked Sendable {
    var value: Swift.Result<R, any Error>?
  }

  /// Runs a body in a task of its own; the calling thread blocks.
  ///
  /// - Parameter body: What to run.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
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
