/// Runs one iteration and prints its interleaving; it writes no evidence.
struct OneIteration {
  let options: RunOptions
  let console: Console
  let workers: WorkerPlace

  /// Runs the requested iteration.
  ///
  /// - Returns: `.violation` if the iteration failed.
  /// - Throws: `UsageError`, `ControlUnavailable` or `WorkerError`.
  func run() throws -> ExitStatus {
    let scenario = options.scenarios[0]
    let index = options.iteration ?? 0
    let plan = options.plan(for: scenario, defect: options.defect, seed: options.seed)
    let progress = Progress(console)
    let output = WorkerOutput(console, progress)
    let source = workers.source(jobs: 1, watchdog: options.watchdog, output: output)
    let explorer = try Explorer(scenario, plan, workers: source)
    let tally = try explorer.explore(index..<index + 1)
    try tally.checkDeclarations()
    let traced = try explorer.trace(index)
    let table = InterleavingTable(traced.trace)
    for line in table.lines(within: console.tableWidth) { console.line(line) }
    console.line()
    output.end(scenario.name)
    return write(traced.result, of: scenario.name)
  }

  private func write(_ result: IterationResult, of scenario: String) -> ExitStatus {
    console.line(
      "iteration \(result.index) of \(scenario), seed \(result.seed), strategy \(result.strategy), "
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
