/// Runs scenarios and writes evidence: the default command.
struct RunCommand {
  let options: RunOptions
  let console: Console
  let workers: WorkerPlace

  private var text: RunText { RunText(options: options) }

  /// Runs the scenarios.
  ///
  /// - Returns: The verdict of the evidence.
  /// - Throws: `UsageError`, `FileError` or `ControlUnavailable`; then evidence of an earlier run
  ///   is unchanged.
  func run() throws -> ExitStatus {
    if options.iteration != nil {
      return try OneIteration(options: options, console: console, workers: workers).run()
    }
    try checkPlans()
    if case .processes = workers { try MachineLimit.check() }
    Interruption.stopInOrder()
    let folder = EvidenceFolder(options.evidence)
    try folder.prepare()
    if options.place.reason != nil { try folder.ignoreInGit() }
    let lock = try EvidenceLock(folder)
    defer { lock.release() }
    let log = options.details ? try folder.makeIterationLog() : nil
    console.note(text.headline)

    let progress = Progress(console)
    let output = WorkerOutput(console, progress)
    let loop = RunLoop(
      options: options,
      console: console,
      source: workers.source(jobs: options.jobs, watchdog: options.watchdog, output: output),
      output: output,
      progress: progress,
      folder: folder,
      log: log
    )
    let results = try loop.run()
    return try write(results, to: folder, log, elapsed: progress.elapsed)
  }

  /// Throws if no scenario can run with the options, before anything is written.
  private func checkPlans() throws(UsageError) {
    for scenario in options.scenarios {
      _ = try scenario.makeRunner(
        options.plan(for: scenario, defect: options.defect, seed: options.seed)
      )
    }
  }

  private func write(
    _ results: RunLoop.Results,
    to folder: EvidenceFolder,
    _ log: IterationLog?,
    elapsed: Duration
  ) throws -> ExitStatus {
    if options.mode.explores {
      try writeExplored(results, to: folder, log, elapsed: elapsed)
    }
    if options.mode.isParallel { try writeParallel(results, to: folder) }
    if options.archives {
      let stamp = MeasuredEvidence.timestamp.filter { $0.isNumber || $0 == "T" || $0 == "Z" }
      let files = folder.files(explored: options.mode.explores, parallel: options.mode.isParallel)
      console.note("archived in \(try folder.archive(files, stamp: stamp))")
    }
    let verdict = RunVerdict(results, mode: options.mode)
    for line in text.summary(of: verdict, elapsed: elapsed) { console.line(line) }
    return verdict.status
  }

  private func writeParallel(_ results: RunLoop.Results, to folder: EvidenceFolder) throws {
    let scenarios = results.parallel.map(\.evidence)
    let evidence = ParallelEvidence(
      complete: results.isParallelComplete,
      configuration: options.parallelConfiguration,
      summary: .init(of: scenarios, isComplete: results.isParallelComplete),
      scenarios: scenarios
    )
    try folder.write(evidence, failures: results.parallel.flatMap(\.failures))
  }

  private func writeExplored(
    _ results: RunLoop.Results,
    to folder: EvidenceFolder,
    _ log: IterationLog?,
    elapsed: Duration
  ) throws {
    let scenarios = results.measured.map(\.report.evidence)
    let evidence = Evidence(
      complete: results.isComplete,
      configuration: options.configuration,
      summary: EvidenceSummary(of: scenarios, isComplete: results.isComplete),
      scenarios: scenarios
    )
    let measured = MeasuredEvidence(
      generatedAt: MeasuredEvidence.timestamp,
      environment: .current,
      elapsedMilliseconds: elapsed.wholeMilliseconds,
      peakMemoryKibibytes: MeasuredEvidence.peakMemory,
      scenarios: results.measured.map(\.measurement)
    )
    let failures = results.measured.flatMap(\.report.failures)
    try folder.write(evidence, measured: measured, failures: failures, log: log)
  }
}
