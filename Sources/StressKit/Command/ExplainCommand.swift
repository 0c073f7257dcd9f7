/// Explains a recorded failure, or the failure of an iteration.
struct ExplainCommand {
  private let path: String?
  private let options: RunOptions?
  private let scenarios: [any Scenario.Type]
  private let console: Console
  private let workers: WorkerPlace

  /// The options of a run that identify an iteration.
  static let options = RunOptions.runOptions.filter {
    ["iteration", "seed", "strategy", "set", "step-limit", "defect"].contains($0.name)
  }

  init(
    _ arguments: CommandLineArguments,
    all: [any Scenario.Type],
    console: Console,
    workers: WorkerPlace
  ) throws {
    guard arguments.positionals.count == 1 else {
      throw UsageError(
        "explain takes one file or one scenario, not \(arguments.positionals.count)",
        type: "explain evidence/failures/NAME.json"
      )
    }
    let word = arguments.positionals[0]
    let isScenario = all.contains { $0.name == word }
    path = isScenario ? nil : word
    options = isScenario ? try RunOptions(arguments, all: all) : nil
    if isScenario, options?.iteration == nil {
      throw UsageError(
        "explain \(word) does not say which iteration",
        type: "explain \(word) --iteration 0"
      )
    }
    scenarios = all
    self.console = console
    self.workers = workers
  }

  /// Explains the failure.
  ///
  /// - Returns: `.violation` after an explanation, and `.passed` if the iteration did not fail.
  /// - Throws: `EvidenceError` or `UsageError` if the file is not a recorded failure, and the
  ///   errors of a run.
  func run() throws -> ExitStatus {
    if let path { return try explain(path) }
    guard let options, let iteration = options.iteration else { return .usage }
    let scenario = options.scenarios[0]
    let plan = options.plan(for: scenario, defect: options.defect, seed: options.seed)
    let output = WorkerOutput(console, Progress(console))
    let source = workers.source(jobs: 1, watchdog: options.watchdog, output: output)
    let explorer = try Explorer(scenario, plan, workers: source)
    let tally = try explorer.explore(iteration..<iteration + 1)
    try tally.checkDeclarations()
    let report = try ScenarioReport(
      tally,
      plan: plan,
      explorer: explorer,
      invocation: console.invocation
    )
    output.end(scenario.name)
    for (position, failure) in report.failures.enumerated() {
      if position > 0 { console.line() }
      tell(Explanation(failure, invocation: console.invocation, tableWidth: console.tableWidth))
    }
    guard report.failures.isEmpty else { return .violation }
    console.line("iteration \(iteration) of \(scenario.name) did not fail: every invariant held")
    return .passed
  }

  private func explain(_ path: String) throws -> ExitStatus {
    switch EntryKind(at: path) {
    case .folder:
      throw UsageError(
        "'\(path)' is a folder",
        hint: "name a recorded failure: \(path)/failures/NAME.json"
      )
    case nil where !path.contains("/") && !path.contains("."):
      throw UsageError(
        "there is no scenario and no file '\(path)'",
        hint: Suggestion.text(for: path, among: scenarios.map { $0.name })
      )
    default: break
    }
    let file = try EvidenceReader.read(FailureFile.self, at: path)
    guard file.stepsFit, file.choices != nil else {
      throw UsageError(
        "\(path): the schedule and the trace do not fit each other",
        hint: "record the failure again: \(console.invocation.typed(file.replay))"
      )
    }
    tell(
      Explanation(
        file,
        path: path,
        invocation: console.invocation,
        tableWidth: console.tableWidth
      )
    )
    return .violation
  }

  private func tell(_ explanation: Explanation) {
    for line in explanation.lines { console.line(line) }
  }
}
