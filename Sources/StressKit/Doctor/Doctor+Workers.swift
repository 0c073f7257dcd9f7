extension Doctor {
  /// The number of iterations that a worker process repeats.
  private static let repeated = 64

  /// Starts a worker process, as every run does, and compares its results.
  static let ofWorkers = DoctorCheck(name: "a worker process repeats a seed") {
    let plan = SelfCheck.plan(seed: Seed(1))
    let pool = WorkerPool(jobs: 1, watchdog: RunOptions.standardWatchdog) { _, _ in }
    let here = try digests(LocalWorker(SelfCheck.makeRunner(plan)))
    let there = try digests(ProcessWorker(pool, plan))
    guard here == there else {
      throw ControlUnavailable(
        description: """
          of \(repeated) iterations \(zip(here, there).count { $0 != $1 }) made other choices in \
          another process; report this with the lines above
          """
      )
    }
    return "\(repeated) iterations, \(Set(here).count) interleavings"
  }

  private static func digests(_ worker: some Worker) throws -> [Seed] {
    var digests: [Seed] = []
    try worker.run(0..<repeated, twinInterval: .max, knowledge: Knowledge()) { worked in
      digests.append(worked.result.digest)
      return true
    }
    return digests
  }
}
