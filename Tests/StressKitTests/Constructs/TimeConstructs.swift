import Dispatch
import Foundation
import SystemCalls
import Testing

/// Clocks and timers.
enum TimeConstructs {
  /// A clock over a standard one.
  struct HalfSpeed: Clock {
    private let base = ContinuousClock()
    var now: ContinuousClock.Instant { base.now }
    var minimumResolution: Duration { base.minimumResolution }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
      let now = base.now
      try await base.sleep(until: now + now.duration(to: deadline) * 2, tolerance: tolerance)
    }
  }

  /// A clock that counts in a unit of its own.
  struct Ticking: Clock {
    struct Ticks: DurationProtocol {
      var count: Int
      static let zero = Ticks(count: 0)
      static func + (left: Ticks, right: Ticks) -> Ticks { Ticks(count: left.count + right.count) }
      static func - (left: Ticks, right: Ticks) -> Ticks { Ticks(count: left.count - right.count) }
      static func * (left: Ticks, right: Int) -> Ticks { Ticks(count: left.count * right) }
      static func / (left: Ticks, right: Int) -> Ticks { Ticks(count: left.count / right) }
      static func / (left: Ticks, right: Ticks) -> Double {
        Double(left.count) / Double(right.count)
      }
      static func < (left: Ticks, right: Ticks) -> Bool { left.count < right.count }
    }

    struct Instant: InstantProtocol {
      var count: Int
      func advanced(by ticks: Ticks) -> Instant { Instant(count: count + ticks.count) }
      func duration(to other: Instant) -> Ticks { Ticks(count: other.count - count) }
      static func < (left: Instant, right: Instant) -> Bool { left.count < right.count }
    }

    private let base = ContinuousClock()
    private let start = ContinuousClock().now
    var now: Instant { Instant(count: Int((base.now - start) / .milliseconds(10))) }
    var minimumResolution: Ticks { Ticks(count: 1) }

    func sleep(until deadline: Instant, tolerance: Ticks?) async throws {
      try await base.sleep(until: start + .milliseconds(10 * deadline.count))
    }
  }

  static let all: [Construct] = sleeps + readings

  static let sleeps: [Construct] = [
    Construct("`Task.sleep` in all its forms", .always(["1", "2", "3", "4"])) { log in
      let start = ContinuousClock.now
      func note() { log.write("\(Int((ContinuousClock.now - start) / .seconds(1)))") }
      try await Task.sleep(for: .seconds(1))
      note()
      try await Task.sleep(nanoseconds: 1_000_000_000)
      note()
      try await Task.sleep(until: .now + .seconds(1), clock: .continuous)
      note()
      try await Task.sleep(for: .seconds(1), tolerance: .seconds(9), clock: .suspending)
      note()
    },
    Construct("timers of one instant", .exactly(6)) { log in
      await withTaskGroup { group in
        for number in 0..<3 {
          group.addTask {
            try? await Task.sleep(for: .seconds(1))
            log.write("\(number)")
          }
        }
      }
    },
    Construct("a sleep that is cancelled", .always(["cancelled"])) { log in
      let task = Task {
        do { try await Task.sleep(for: .seconds(60)) } catch { log.write("cancelled") }
      }
      await Task.yield()
      task.cancel()
      await task.value
    },
    Construct("a clock of the code's own over a standard one", .always(["2"])) { log in
      let start = ContinuousClock.now
      try await HalfSpeed().sleep(for: .seconds(1))
      log.write("\(Int((ContinuousClock.now - start) / .seconds(1)))")
    },
    Construct("a clock with durations of its own", .always(["50"])) { log in
      let clock = Ticking()
      try await clock.sleep(for: Ticking.Ticks(count: 50))
      log.write("\(clock.now.count)")
    },
    Construct("sleeps that block, which move virtual time", .always(["3"])) { log in
      // Allowed only where it is not known that the code is asynchronous.
      func threadnap() { Thread.sleep(forTimeInterval: 1) }
      func catnap() { usleep(1_000_000) }
      func nap() { sleep(1) }
      let start = ContinuousClock.now
      threadnap()
      catnap()
      nap()
      log.write("\(Int((ContinuousClock.now - start) / .seconds(1)))")
    },
  ]

  static let readings: [Construct] = [
    Construct("`ContinuousClock`, `SuspendingClock` and `measure`", .always(["1", "1", "1"])) {
      log in
      let (one, other) = (ContinuousClock.now, SuspendingClock.now)
      let span = try await ContinuousClock().measure { try await Task.sleep(for: .seconds(1)) }
      for span in [span, ContinuousClock.now - one, SuspendingClock.now - other] {
        log.write("\(Int(span / .seconds(1)))")
      }
    },
    Construct("`Date` and `ProcessInfo.systemUptime`", .always(["60", "60"])) { log in
      let (date, uptime) = (Date(), ProcessInfo.processInfo.systemUptime)
      try await Task.sleep(for: .seconds(60))
      log.write("\(Int(Date().timeIntervalSince(date).rounded()))")
      log.write("\(Int((ProcessInfo.processInfo.systemUptime - uptime).rounded()))")
    },
    Construct("`DispatchTime` and `DispatchWallTime`", .always(["60"])) { log in
      let start = DispatchTime.now()
      _ = DispatchWallTime.now()
      try await Task.sleep(for: .seconds(60))
      log.write(
        "\((DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1_000_000_000)"
      )
    },
    Construct("`timespec_get`, `times` and `CLOCK_TAI`", .always(["60", "6000", "60"])) { log in
      func read() -> (timespec, Int, timespec) {
        var (calendar, atomic, parts) = (timespec(), timespec(), tms())
        unsafe timespec_get(&calendar, TIME_UTC)
        unsafe clock_gettime(CLOCK_TAI, &atomic)
        return (calendar, unsafe times(&parts), atomic)
      }
      let start = read()
      try await Task.sleep(for: .seconds(60))
      let end = read()
      log.write("\(end.0.tv_sec - start.0.tv_sec)")
      log.write("\(end.1 - start.1)")
      log.write("\(end.2.tv_sec - start.2.tv_sec)")
    },
    Construct("clocks and sleeps by a direct system call", .always(["90"])) { log in
      let start = system_call_seconds()
      system_call_sleep(60)
      var span = timespec(tv_sec: 30, tv_nsec: 0)
      unsafe thrd_sleep(&span, nil)
      log.write("\(system_call_seconds() - start)")
    },
  ]
}
