@_spi(ExperimentalScheduling) internal import _Concurrency

/// An executor that sets timers, whatever clock a task sleeps on.
protocol TimedExecutor: SchedulingExecutor {
  /// Sets a timer.
  ///
  /// - Parameters:
  ///   - job: Runs when it fires.
  ///   - delay: How long from now; nil for a duration of a type that only its clock understands.
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
