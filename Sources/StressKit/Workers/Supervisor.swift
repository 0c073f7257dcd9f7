internal import CStressRuntime
internal import Foundation

/// A worker process's second thread: tells of an iteration that does not come back.
struct Supervisor: Sendable {
  /// How often it looks, in milliseconds.
  private static let interval = 100

  private let watch: Watch
  private let desk: WorkerDesk

  /// Makes the supervisor of a thread.
  ///
  /// - Parameters:
  ///   - watch: On the thread that drives iterations.
  ///   - desk: That thread's.
  init(_ watch: Watch, _ desk: WorkerDesk) {
    (self.watch, self.desk) = (watch, desk)
  }

  /// Starts the thread.
  func start() {
    let thread = Thread { self.supervise() }
    thread.name = "race-stress supervisor"
    thread.start()
  }

  private func supervise() {
    let clock = ContinuousClock()
    var beat = watch.record.beat
    var moved = clock.now
    while !watch.wait(milliseconds: Self.interval) {
      let now = clock.now
      if watch.record.beat != beat || watch.record.iteration == nil {
        (beat, moved) = (watch.record.beat, now)
      } else if now - moved > desk.watchdog {
        watch.interrupt()
        moved = now
      }
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
