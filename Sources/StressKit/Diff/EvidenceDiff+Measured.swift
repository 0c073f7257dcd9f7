extension EvidenceDiff {
  /// Compares the costs of two runs; no difference is a regression.
  ///
  /// A run keeps only a few values of its iteration times, and these depend on each other and on
  /// the load of the machine. So one pair of runs cannot distinguish a difference from noise.
  mutating func compareMeasured(_ old: MeasuredEvidence, _ new: MeasuredEvidence) {
    add(
      .note,
      "measured",
      "not judged: a single pair of runs cannot show whether a difference is significant"
    )
    compareEnvironments(old.environment, new.environment)
    compare(
      .note,
      "measured",
      "peak memory, KiB:",
      old.peakMemoryKibibytes,
      new.peakMemoryKibibytes
    )
    for pair in Pairing(old.scenarios, new.scenarios, by: \.name).pairs {
      switch pair {
      case (let old?, let new?): compare(old, new)
      case (nil, let new?): add(.note, new.name, "measured now, not before")
      case (let old?, nil): add(.note, old.name, "measured before, not now")
      case (nil, nil): break
      }
    }
  }

  private mutating func compareEnvironments(
    _ old: MeasuredEvidence.Environment,
    _ new: MeasuredEvidence.Environment
  ) {
    compare(.note, "environment", "system", old.system, new.system)
    compare(.note, "environment", "kernel", old.kernel, new.kernel)
    compare(.note, "environment", "host", old.host, new.host)
    compare(.note, "environment", "processors", old.processors, new.processors)
    compare(.note, "environment", "toolchain", old.toolchain, new.toolchain)
    compare(.note, "environment", "version", old.version, new.version)
    compare(.note, "environment", "build", old.build, new.build)
  }

  private mutating func compare(
    _ old: MeasuredEvidence.ScenarioMeasurement,
    _ new: MeasuredEvidence.ScenarioMeasurement
  ) {
    let rate = ratio(old.iterationsPerSecond, new.iterationsPerSecond)
    let (was, now) = (old.duration, new.duration)
    add(
      .note,
      new.name,
      """
      iterations per second \(old.iterationsPerSecond) → \(new.iterationsPerSecond)\(rate); \
      milliseconds per iteration p50 \(was.p50) → \(now.p50)\(ratio(was.p50.value, now.p50.value)), \
      p95 \(was.p95) → \(now.p95), p99 \(was.p99) → \(now.p99); not judged
      """
    )
  }

  private func ratio(_ old: Int, _ new: Int) -> String {
    old > 0 ? " (×\(Hundredths(new, dividedBy: old)))" : ""
  }
}
