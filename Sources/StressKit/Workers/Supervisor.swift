internal import CStressRuntime
internal import Foundation
internal import Synchronization

/// A worker process's second thread: tells of an iteration that does not come back.
// Sendable by agreement: what is not behind the mutex does not change.
final class Supervisor: @unchecked Sendable {
  private struct Duty {
    // Read by the supervisor only when the thread that uses it is frozen.
    nonisolated(unsafe) let runner: any ScenarioRunner
    let watchdog: Duration
  }

  private static let interval = 100

  private let watch: Watch
  private let duty = Mutex<Duty?>(nil)

  /// - Parameter watch: On the thread that drives iterations.
  init(_ watch: Watch) {
    self.watch = watch
  }

  /// From now on, looks after a runner.
  func attend(to runner: any ScenarioRunner, watchdog: Duration) {
    let next = Duty(runner: runner, watchdog: watchdog)
    duty.withLock { $0 = next }
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
      } else if let duty = duty.withLock({ $0 }), now - moved > duty.watchdog {
        watch.interrupt()
        moved = now
      }
    }
    report()
    stress_end_process()
  }

  private func report() {
    guard let duty = duty.withLock({ $0 }) else { return }
    let fate = Fate(watch.record)
    guard let traced = unsafe duty.runner.interrupted(by: fate) else { return }
    WorkerWire.write(.interrupted(traced))
  }
}
