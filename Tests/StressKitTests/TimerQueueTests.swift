import Testing

@testable import StressKit

struct TimerQueueTests {
  @Test(
    arguments: [
      (Duration.zero, 5, 5), (.nanoseconds(1), 5, 6), (.seconds(2), 5, 2_000_000_005),
      (.seconds(-1), 5, 5), (.seconds(Int64.max), 5, TimerQueue.never),
      (.nanoseconds(10), Int64.max - 5, TimerQueue.never),
      (Duration(secondsComponent: 0, attosecondsComponent: 1), 5, 6),
    ] as [(Duration, Int64, Int64)]
  )
  func `an instant saturates and is never early`(delay: Duration, now: Int64, instant: Int64) {
    #expect(TimerQueue.instant(delay, after: now) == instant)
  }

  @Test func `timers fire by instant and, at one instant, by age`() throws {
    let log = Log()
    let run = try ControlledRun(under: FirstInFirstOut()) {
      await withTaskGroup { group in
        for (name, delay) in [("d", 9), ("b", 5), ("a", 1), ("c", 5), ("e", 9)] {
          group.addTask {
            try? await Task.sleep(for: .seconds(delay))
            log.write(name)
          }
        }
      }
    }
    #expect(run.hasFinished)
    #expect(log.lines == ["a", "b", "c", "d", "e"])
  }
}
