/// Runs scenarios and writes evidence: what the command does when nothing else is asked for.
struct RunCommand {
  let options: RunOptions
  let console: Console
  let workers: WorkerPlace

  /// Runs the scenarios.
  ///
  /// - Returns: What the evidence says.
  /// - Throws: `UsageError`, `FileError` or `ControlUnavailable`; evidence of an earlier run is then
  ///   as it was.
  func run() throws -> ExitStatus {
    if options.iteration != nil { return try runOne() }
    // What cannot be run is refused before anything is written or said.
    for scenario in options.scenarios {
      _ = try scenario.makeRunner(
        options.plan(for: scenario, defect: options.defect, seed: options.seed)
      )
    }
    let folder = EvidenceFolder(options.evidence)
    try folder.prepare()
    let log = options.details ? try folder.makeIterationLog() : nil
    console.note(headline)

    let progress = Progress(console)
    let output = WorkerOutput(console, progress)
    let source = workers.source(jobs: options.jobs, watchdog: options.watchdog, output: output)
    var reports: [ScenarioReport] = []
    var measurements: [MeasuredEvidence.ScenarioMeasurement] = []
    var isComplete = true
    for scenario in options.scenarios {
      guard !shouldStop(progress) else {
        isComplete = false
        break
      }
      let measured = try run(scenario, source, progress, log)
      progress.clear()
      output.end(scenario.name)
      reports.append(measured.report)
      measurements.append(measured.measurement)
      isComplete = isComplete && measured.isComplete
      ScenarioSummary(measured.report, measured.measurement, folder: options.evidence)
        .write(to: console)
    }

    let evidence = makeEvidence(reports.map(\.evidence), isComplete: isComplete)
    let measured = MeasuredEvidence(
      generatedAt: MeasuredEvidence.timestamp,
      environment: .current,
      elapsedMilliseconds: progress.elapsed.wholeMilliseconds,
      peakMemoryKibibytes: MeasuredEvidence.peakMemory,
      scenarios: measurements
    )
    try folder.write(evidence, measured: measured, failures: reports.flatMap(\.failures), log: log)
    if options.archives {
      let stamp = measured.generatedAt.filter { $0.isNumber || $0 == "T" || $0 == "Z" }
      console.note("archived in \(try folder.archive(stamp: stamp))")
    }
    write(evidence.summary, isComplete: isComplete)
    return ExitStatus(evidence.summary.verdict)
  }

  private var headline: String {
    var text = "race-stress \(BuildInfo.version), \(BuildInfo.build) build: "
    text += "\(counted(options.scenarios.count, "scenario")), seed \(options.seed), "
    text += "strategy \(options.strategy.rawValue), profile \(options.profile.rawValue)"
    if let defect = options.defect { text += ", defect \(defect)" }
    return text
  }

  private func write(_ summary: EvidenceSummary, isComplete: Bool) {
    let counts = summary.invariants
    console.line(
      "\(summary.verdict.rawValue): \(counted(summary.scenarios, "scenario")), "
        + "\(counted(counts.total, "invariant")), "
        + "\(counts.passed) passed, \(counts.failed) failed, \(counts.inconclusive) inconclusive"
        + (isComplete ? "" : "; incomplete")
    )
    console.line("evidence: \(options.evidence)/latest.json, \(options.evidence)/latest.md")
  }

  private func shouldStop(_ progress: Progress) -> Bool {
    if Interruption.isRequested { return true }
    return options.budget.map { progress.elapsed >= $0 } ?? false
  }

  /// Runs a scenario in the modes asked for.
  private func run(
    _ scenario: any Scenario.Type,
    _ source: WorkerSource,
    _ progress: Progress,
    _ log: IterationLog?
  ) throws -> Measured {
    var measured: Measured?
    var explored: ScenarioTally?
    if options.mode.explores {
      let exploration = try explore(scenario, source, progress, log)
      explored = exploration.tally
      measured = exploration.measured
    }
    guard options.mode.isParallel, measured?.isComplete ?? true else {
      return measured ?? .init(unexplored: scenario, options)
    }
    let parallel = ParallelRun(
      options: options,
      scenario: scenario,
      source: source,
      progress: progress
    )
    return try parallel.add(to: measured ?? .init(unexplored: scenario, options), explored) {
      shouldStop(progress)
    }
  }

  private func explore(
    _ scenario: any Scenario.Type,
    _ source: WorkerSource,
    _ progress: Progress,
    _ log: IterationLog?
  ) throws -> (tally: ScenarioTally, measured: Measured) {
    let plan = options.plan(for: scenario, defect: options.defect, seed: options.seed)
    let explorer = try Explorer(scenario, plan, workers: source)
    let total = options.iterations(of: scenario.name)
    progress.begin(scenario.name, total: total)
    let clock = ContinuousClock()
    let start = clock.now
    var last = start
    var histogram = DurationHistogram()
    var failed = 0
    var logError: (any Error)?
    let tally = try explorer.explore(0..<total) { result in
      last = clock.now
      if result.hasFailed { failed += 1 }
      do {
        try log?.append(IterationLine(scenario: scenario.name, result: result))
      } catch {
        logError = error
      }
      progress.show(result.index + 1, failed > 0 ? "\(failed) failed" : "all held so far")
      return logError == nil && result.undeclared.isEmpty && !shouldStop(progress)
    } timing: {
      histogram.add($0)
    }
    if let logError { throw logError }
    try Self.check(tally)
    let seconds = max((last - start) / .seconds(1), 0.000_001)
    let measurement = MeasuredEvidence.ScenarioMeasurement(
      name: scenario.name,
      iterations: tally.iterations,
      elapsedMilliseconds: (last - start).wholeMilliseconds,
      duration: histogram.distribution,
      iterationsPerSecond: Int(Double(tally.iterations) / seconds),
      stepsPerSecond: Int(Double(tally.steps.aggregate.sum) / seconds)
    )
    let report = try ScenarioReport(tally, plan: plan, explorer: explorer)
    return (
      tally, Measured(report: report, measurement: measurement, isComplete: tally.isComplete)
    )
  }

  /// A scenario that counts or witnesses what it does not declare is wrong, not the system.
  static func check(_ tally: ScenarioTally) throws(UsageError) {
    guard let first = tally.undeclared.sorted().first else { return }
    throw UsageError(
      "scenario '\(tally.description.name)' uses \(first), which it does not declare",
      hint: "add it to the scenario's metrics, witnesses or faults"
    )
  }

  private func makeEvidence(_ scenarios: [ScenarioEvidence], isComplete: Bool) -> Evidence {
    Evidence(
      complete: isComplete,
      configuration: options.configuration,
      summary: EvidenceSummary(of: scenarios, isComplete: isComplete),
      scenarios: scenarios
    )
  }

  /// Runs one iteration, shows its interleaving, and writes nothing.
  private func runOne() throws -> ExitStatus {
    let scenario = options.scenarios[0]
    let index = options.iteration ?? 0
    let plan = options.plan(for: scenario, defect: options.defect, seed: options.seed)
    let progress = Progress(console)
    let output = WorkerOutput(console, progress)
    let source = workers.source(jobs: 1, watchdog: options.watchdog, output: output)
    let explorer = try Explorer(scenario, plan, workers: source)
    let tally = try explorer.explore(index..<index + 1)
    try Self.check(tally)
    let traced = try explorer.trace(index, knowledge: tally.knowledge)
    for line in InterleavingTable(traced.trace).lines { console.line(line) }
    console.line()
    output.end(scenario.name)
    let result = traced.result
    console.line(
      "iteration \(index) of \(scenario.name), seed \(result.seed), strategy \(result.strategy), "
        + "\(result.steps) steps, digest \(result.digest)"
    )
    for fault in result.faults { console.line("fault: \(fault.text)") }
    for claim in result.broken {
      console.line("broken \(claim.id): expected \(claim.expected), found \(claim.actual)")
    }
    if let failure = result.failure { console.line("\(failure.kind.rawValue): \(failure.detail)") }
    console.line(result.hasFailed ? "failed" : "every invariant held")
    return result.hasFailed ? .violation : .passed
  }
}

extension Duration {
  /// Rounded down.
  var wholeMicroseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }

  /// Rounded down.
  var wholeMilliseconds: Int { wholeMicroseconds / 1_000 }
}
