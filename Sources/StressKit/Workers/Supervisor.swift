internal import CStressRuntime
internal import Foundation

/// The second thread of a worker process: it reports an iteration that crashes or hangs.
struct Supervisor: Sendable {
  /// Milliseconds between two checks.
  private static let interval = 50

  private let watch: Watch
  private let desk: WorkerDesk

  /// Makes the supervisor of the driving thread.
  ///
  /// - Parameters:
  ///   - watch: Handle of the thread that drives iterations.
  ///   - desk: The unsent results of that thread.
  init(_ watch: Watch, _ desk: WorkerDesk) {
    (self.watch, self.desk) = (watch, desk)
  }

  /// Starts the supervisor's thread.
  func start() {
    let thread = Thread { self.supervise() }
    thread.name = "race-stress supervisor"
    thread.start()
  }

  private func supervise() {
    ToolThreads.addCurrent()
    var stillness = Stillness(of: watch)
    while !watch.wait(milliseconds: Self.interval) {
      stillness.look(
        isExpected: watch.record.iteration == nil,
        longest: .milliseconds(2 * Self.interval)
      )
      guard stillness.duration > desk.watchdog else { continue }
      watch.interrupt()
      stillness.reset()
    }
    report()
    stress_end_process()
  }

  private func report() {
    guard let traced = desk.runner?.interrupted(by: Fate(watch.record)) else { return }
    desk.tell()
    WorkerWire.write(.interrupted(traced))
  }
}
