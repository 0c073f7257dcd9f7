/// Runs a recorded failure again, choice by choice.
struct ReplayCommand {
  static let options: [CommandLineArguments.Option] = []

  private let path: String
  private let scenarios: [any Scenario.Type]
  private let console: Console
  private let workers: WorkerPlace

  init(
    _ arguments: CommandLineArguments,
    all: [any Scenario.Type],
    console: Console,
    workers: WorkerPlace
  ) throws(UsageError) {
    guard arguments.positionals.count == 1 else {
      throw UsageError(
        "replay takes one file, not \(arguments.positionals.count)",
        type: "replay evidence/failures/NAME.json"
      )
    }
    path = arguments.positionals[0]
    scenarios = all
    self.console = console
    self.workers = workers
  }

  /// Replays the file.
  ///
  /// - Returns: `.violation` if the same failure happened again with the same digest, and
  ///   `.diverged` otherwise.
  /// - Throws: `EvidenceError` or `UsageError` if the file does not fit this build.
  func run() throws -> ExitStatus {
    if EntryKind(at: path) == .folder {
      throw UsageError(
        "'\(path)' is a folder",
        hint: "name a recorded failure: \(path)/failures/NAME.json"
      )
    }
    let file = try EvidenceReader.read(FailureFile.self, at: path)
    let scenario = try ScenarioSelection.select(
      [file.plan.scenario],
      skipping: [],
      from: scenarios
    )[0]
    let choices = try check(file)
    if file.build != BuildInfo.build || file.toolchain != BuildInfo.toolchain {
      console.note(
        "note: recorded with a \(file.build) build of \(file.toolchain), replayed with a "
          + "\(BuildInfo.build) build of \(BuildInfo.toolchain)"
      )
    }
    let output = WorkerOutput(console, Progress(console))
    let source = workers.source(jobs: 1, watchdog: RunOptions.standardWatchdog, output: output)
    let explorer = try Explorer(scenario, file.plan, workers: source)
    let traced = try explorer.trace(
      file.iteration,
      guide: .exact(choices)
    )
    let table = InterleavingTable(traced.trace)
    for line in table.lines(within: console.tableWidth) { console.line(line) }
    console.line()
    return compare(file, traced)
  }

  /// Checks that the parts of a file agree; they differ if someone edited it.
  private func check(_ file: FailureFile) throws(UsageError) -> [RecordedSchedule.Choice] {
    guard file.stepsFit, let choices = file.choices, file.iteration >= 0,
      file.iteration <= RunOptions.iterationLimit, file.plan.stepLimit > 0,
      file.plan.seed(ofIteration: file.iteration) == file.seed
    else {
      throw UsageError(
        "\(path): the schedule, the trace and the seed do not fit each other",
        hint: "record the failure again: \(console.invocation.typed(file.replay))"
      )
    }
    return choices
  }

  private func compare(_ file: FailureFile, _ traced: TracedIteration) -> ExitStatus {
    let found = outcome(of: traced.result, like: file)
    for fault in traced.result.faults { console.line("fault     \(fault.text)") }
    console.line("recorded  \(file.name): \(file.actual)")
    console.line("replayed  \(found ?? "nothing failed that way")")
    console.line("digest    \(file.digest) recorded, \(traced.result.digest) replayed")
    let replayed = traced.trace.stored
    if let step = file.trace.firstDifference(from: replayed) {
      let number = file.trace.number(ofStepAt: step)
      console.line("diverged at step \(number): \(describe(step, file.trace, replayed))")
      return .diverged
    }
    let same =
      !traced.diverged && found?.hasSuffix(": \(file.actual)") == true
      && traced.result.digest == file.digest
    console.line(same ? "the same failure, step by step" : "diverged: the outcome is another one")
    return same ? .violation : .diverged
  }

  /// The replay's result if it has the recorded invariant or kind of failure, or nil.
  private func outcome(of result: IterationResult, like file: FailureFile) -> String? {
    if let id = file.invariant {
      return result.broken.first { $0.id == id }.map { "\(id): \($0.actual)" }
    }
    guard let failure = result.failure, failure.kind == file.kind else { return nil }
    return "\(failure.kind.rawValue): \(failure.detail)"
  }

  private func describe(_ step: Int, _ recorded: Trace, _ replayed: Trace) -> String {
    func text(_ trace: Trace) -> String {
      guard trace.steps.indices.contains(step) else { return "nothing was left to run" }
      let names = trace.steps[step].ready.map(trace.name)
      return "ready were \(names.joined(separator: ", "))"
    }
    return "recorded, \(text(recorded)); replayed, \(text(replayed))"
  }
}
