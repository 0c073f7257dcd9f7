internal import CStressRuntime
internal import Synchronization

/// The exploration of one test's body, on its own threads.
package final class TestExploration: Sendable {
  /// The number of crashes after which an exploration stops; each leaves a frozen thread behind.
  package static let crashLimit = 128
  /// The number of hangs after which an exploration stops; each takes the watchdog's time.
  package static let hangLimit = 4

  private let order: TestOrder
  private let search: TestSearch

  /// Prepares the iterations.
  ///
  /// - Parameters:
  ///   - order: The test's request.
  ///   - body: The body that each iteration runs once.
  package init(
    _ order: TestOrder,
    _ body: @escaping @Sendable (Iteration) async throws -> Void
  ) {
    self.order = order
    search = TestSearch(order, body)
  }

  /// Records a failed expectation as a failure of the current iteration; any thread may call this.
  ///
  /// - Parameters:
  ///   - text: The expectation and its place.
  ///   - place: File and line; they tell expectations apart.
  package func note(_ text: String, at place: String?) {
    search.note(text, at: place)
  }

  /// Runs the iterations.
  ///
  /// - Parameter scope: Called with the work of each thread, on that thread, in a task that
  ///   inherits the caller's task-local values; it may bind more of them.
  /// - Returns: The report.
  /// - Throws: `ExplorationError` or `CancellationError`.
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
      // The test's own task creates the tasks of all threads, so that they inherit its task-local
      // values.
      while let drive = await search.drives.take() {
        drive.thread.start(named: "explore \(order.name)")
        // The priority is fixed, because tasks of the body would otherwise inherit the test's.
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
