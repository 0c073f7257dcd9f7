internal import Foundation

/// The options of `run` and `verify`.
struct RunOptions {
  /// The selected scenarios, in the order of their names.
  var scenarios: [any Scenario.Type]
  var profile: Profile
  var seed: Seed
  var strategy: StrategyChoice
  var granularity: Granularity
  /// The number of iterations per scenario.
  var iterations: Int
  var mode: RunMode
  /// The number of iterations per scenario on real threads.
  var parallelIterations: Int
  /// The iteration whose data and faults all iterations use, or nil if each has its own.
  var inputs: Int?
  /// The number of iterations of scenarios that declare their own, by name.
  var ownIterations: [String: Int] = [:]
  /// Parameters that were set, by scenario and name; they override the profile's.
  var parameters: [String: [String: ParameterValue]] = [:]
  /// The number of steps after which an iteration counts as livelocked, or nil for each scenario's
  /// own.
  var stepLimit: Int?
  /// The folder for evidence.
  var place: EvidencePlace
  /// The real time after which the run stops, or nil.
  var budget: Duration?
  var defect: String?
  /// The number of seeds that must catch each defect.
  var seeds: Int
  /// Whether `verify` also tries each strategy alone.
  var comparesStrategies: Bool
  /// The only iteration to run, or nil for all.
  var iteration: Int?
  /// The number of worker processes at the same time; the evidence does not depend on it.
  var jobs: Int
  /// The time without progress after which an iteration counts as hung.
  var watchdog: Duration
  var details: Bool
  var archives: Bool
  /// Whether the run stops after the first iteration that fails.
  var failsFast: Bool

  /// The largest number of iterations of one scenario in one run.
  static let iterationLimit = 1_000_000_000
  /// The largest number of seeds per defect.
  static let seedLimit = 10_000
  /// The largest number of worker processes.
  static let jobLimit = 256
  /// The default time without progress after which an iteration counts as hung.
  static let standardWatchdog = Duration.seconds(5)

  /// Reads the options.
  ///
  /// - Parameters:
  ///   - arguments: Arguments that were checked against `runOptions` or `verifyOptions`.
  ///   - all: All scenarios.
  /// - Throws: For an unknown scenario, parameter or option value, or a number out of range.
  init(_ arguments: CommandLineArguments, all: [any Scenario.Type]) throws(UsageError) {
    scenarios = try ScenarioSelection.select(
      arguments.scenarioNames,
      skipping: arguments.allValues(of: "skip"),
      from: all
    )
    profile = try Self.word(arguments, "profile", Profile.ci)
    strategy = try Self.word(arguments, "strategy", StrategyChoice.portfolio)
    granularity = try Self.word(arguments, "granularity", Granularity.point)
    let range = 1...Self.iterationLimit
    iterations = try arguments.number("iterations", in: range) ?? profile.iterations
    mode = try Self.word(arguments, "mode", RunMode.both)
    parallelIterations =
      try arguments.number("parallel-iterations", in: range) ?? profile.parallelIterations
    inputs = try arguments.number("inputs", in: 0...Self.iterationLimit)
    stepLimit = try arguments.number("step-limit", in: 1...1_000_000_000)
    iteration = try arguments.number("iteration", in: 0...Self.iterationLimit)
    seed = try Self.seed(arguments)
    place = EvidencePlace(typed: arguments.value(of: "evidence") ?? EvidencePlace.whole)
    budget = try Self.time(arguments, "budget")
    defect = arguments.value(of: "defect")
    comparesStrategies = !arguments.has("no-comparison")
    seeds = try arguments.number("seeds", in: 1...Self.seedLimit) ?? profile.defectSeeds
    jobs =
      try arguments.number("jobs", in: 1...Self.jobLimit)
      ?? min(ProcessInfo.processInfo.activeProcessorCount, Self.jobLimit)
    watchdog = try Self.time(arguments, "watchdog") ?? Self.standardWatchdog
    details = arguments.has("details")
    archives = arguments.has("archive")
    failsFast = arguments.has("fail-fast")
    for text in arguments.allValues(of: "set") { try set(text, arguments.display("set")) }
    try checkDefect()
    if arguments.value(of: "evidence") == nil {
      place = EvidencePlace(selected: scenarios.count, of: all.count, isStandard: isStandard)
    }
    // Options in the environment are meant for runs that write evidence, so ignore them here.
    let typed = ["details", "archive"].first { flag in
      arguments.has(flag) && arguments.display(flag) == "--\(flag)"
    }
    if iteration != nil, let typed {
      throw UsageError(
        "--iteration shows one iteration and writes no evidence",
        hint: "leave out --\(typed)"
      )
    }
    if iteration != nil, scenarios.count != 1 {
      throw UsageError(
        "--iteration runs one iteration of one scenario, but \(scenarios.count) are selected",
        hint: "name the scenario"
      )
    }
  }

  /// The number of iterations of one scenario.
  func iterations(of name: String) -> Int {
    ownIterations[name] ?? iterations
  }

  /// The plan of one scenario.
  func plan(for scenario: any Scenario.Type, defect: String?, seed: Seed) -> IterationPlan {
    let sizes = profile.sizes(of: scenario.description)
    var plan = scenario.plan(
      changing: sizes.merging(parameters[scenario.name] ?? [:]) { $1 },
      defect: defect,
      seed: seed,
      strategy: strategy,
      granularity: granularity,
      stepLimit: stepLimit
    )
    plan.inputs = inputs
    return plan
  }

  private static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ arguments: CommandLineArguments,
    _ option: String,
    _ standard: Word
  ) throws(UsageError) -> Word {
    guard let text = arguments.value(of: option) else { return standard }
    if let word = Word(rawValue: text) { return word }
    throw UsageError(
      "\(arguments.display(option)) is '\(text)'",
      hint: Suggestion.text(for: text, among: Word.allCases.map(\.rawValue))
    )
  }

  private static func seed(_ arguments: CommandLineArguments) throws(UsageError) -> Seed {
    guard let text = arguments.value(of: "seed") else { return Seed(1) }
    if let seed = Seed(text) { return seed }
    throw UsageError(
      "\(arguments.display("seed")) is '\(text)', but must be a number below 2^64",
      hint: "type it in decimal or as 0x and hexadecimal digits"
    )
  }

  private static func time(
    _ arguments: CommandLineArguments,
    _ option: String
  ) throws(UsageError) -> Duration? {
    guard let text = arguments.value(of: option) else { return nil }
    let units: [String: Int] = ["ms": 1, "s": 1_000, "m": 60_000, "h": 3_600_000]
    let digits = text.prefix(while: \.isNumber)
    guard let unit = units[String(text.dropFirst(digits.count))], let number = Int(digits),
      (1...1_000_000).contains(number)
    else {
      throw UsageError(
        "\(arguments.display(option)) is '\(text)'",
        hint: "type a time such as 500ms, 90s, 15m or 2h"
      )
    }
    return .milliseconds(number * unit)
  }

  /// Parses `PARAMETER=VALUE`, for every scenario that has it, or `SCENARIO.PARAMETER=VALUE`.
  private mutating func set(_ text: String, _ option: String) throws(UsageError) {
    let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    let path = (sides.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
    guard sides.count == 2, (1...2).contains(path.count), path.allSatisfy({ !$0.isEmpty }) else {
      throw UsageError(
        "\(option) is '\(text)'",
        hint: "type a size such as dispatchers=4 or NAME.dispatchers=4"
      )
    }
    let key = String(path[path.count - 1])
    var targets = scenarios
    if path.count == 2 {
      targets = try ScenarioSelection.select([String(path[0])], skipping: [], from: scenarios)
    }
    if key == "iterations" {
      let number = try CommandLineArguments.number(
        sides[1],
        of: text,
        in: 1...Self.iterationLimit
      )
      for scenario in targets { ownIterations[scenario.name] = number }
      return
    }
    let owners = targets.filter { $0.description.parameters.contains { $0.name == key } }
    guard !owners.isEmpty else {
      let known = targets.flatMap { $0.description.parameters.map(\.name) } + ["iterations"]
      throw UsageError(
        "no selected scenario has a parameter '\(key)'",
        hint: Suggestion.text(
          for: key,
          among: known.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        )
      )
    }
    for owner in owners {
      guard let parameter = owner.description.parameters.first(where: { $0.name == key }) else {
        continue
      }
      parameters[owner.name, default: [:]][key] = try parameter.value(
        sides[1],
        of: "\(owner.name).\(key)"
      )
    }
  }

  /// Checks that a selected scenario has the requested defect, and that it can be planted.
  private mutating func checkDefect() throws(UsageError) {
    guard let id = defect else { return }
    let owners = scenarios.filter { $0.description.defects.contains { $0.id == id } }
    guard !owners.isEmpty else {
      let known = scenarios.flatMap { $0.description.defects.map(\.id) }
      throw UsageError(
        "no selected scenario has a defect '\(id)'",
        hint: Suggestion.text(
          for: id,
          among: known.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        )
      )
    }
    scenarios = owners
  }
}
