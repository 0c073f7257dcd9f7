@_spi(ExperimentalScheduling) internal import _Concurrency

/// An executor that sets timers for the sleeps of every clock.
protocol TimedExecutor: SchedulingExecutor {
  /// Sets a timer.
  ///
  /// - Parameters:
  ///   - job: Runs when the timer fires.
  ///   - delay: The time from now; nil for a duration that only the clock itself can convert.
  func set(_ job: UnownedJob, after delay: Duration?)
}

extension TimedExecutor {
  func enqueue<C: Clock>(
    _ job: consuming ExecutorJob,
    after delay: C.Duration,
    tolerance: C.Duration?,
    clock: C
  ) {
    set(UnownedJob(job), after: delay as? Duration)
  }

  func enqueue<C: Clock>(
    _ job: consuming ExecutorJob,
    at instant: C.Instant,
    tolerance: C.Duration?,
    clock: C
  ) {
    set(UnownedJob(job), after: clock.now.duration(to: instant) as? Duration)
  }
}
