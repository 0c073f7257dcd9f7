internal import CStressRuntime
internal import Synchronization

/// The iterations of one body, on threads of their own, for one test.
package final class TestExploration: Sendable {
  /// Iterations that may crash before an exploration stops: each leaves a thread behind for good.
  package static let crashLimit = 128
  /// Iterations that may hang before an exploration stops: each takes the watchdog's time.
  package static let hangLimit = 4

  private let order: TestOrder
  private let search: TestSearch

  /// Prepares the iterations.
  ///
  /// - Parameters:
  ///   - order: The test's request.
  ///   - body: Run once in each iteration.
  package init(
    _ order: TestOrder,
    _ body: @escaping @Sendable (Iteration) async throws -> Void
  ) {
    self.order = order
    search = TestSearch(order, body)
  }

  /// Takes a failed expectation for a failure of the present iteration; from any thread.
  ///
  /// - Parameters:
  ///   - text: The expectation, and its place.
  ///   - place: File and line, which tell this expectation from others.
  package func note(_ text: String, at place: String?) {
    search.note(text, at: place)
  }

  /// Runs the iterations.
  ///
  /// - Parameter scope: Called with the work of each thread, on that thread, in a task that inherits the
  ///   caller's task-local values; it may bind more of them.
  /// - Returns: The report.
  /// - Throws: `ExplorationError`, or `CancellationError`.
  package func run(
    in scope: @escaping @Sendable (@Sendable () async -> Void) async -> Void
  ) async throws -> ExplorationReport {
    guard unsafe stress_current() == nil else {
      throw ExplorationError(
        "\(order.call) was called inside a body that is explored already; call it from the test itself"
      )
    }
    try order.check()
    do { try Control.install() } catch { throw ExplorationError("\(error)") }
    await withTaskCancellationHandler {
      search.start()
      // The test's own task makes the tasks of all threads, so that they inherit its values.
      while let drive = await search.drives.take() {
        drive.thread.start(named: "explore \(order.name)")
        // The priority is fixed: tasks that are made inside would inherit the test's.
        Task(name: "explore", executorPreference: drive.thread, priority: .medium) {
          await scope { drive.serve(self.search.makeRunner(for: drive)) }
        }
      }
    } onCancel: {
      search.cancel()
    }
    if search.isCanceled { throw CancellationError() }
    return try search.report
  }
}
