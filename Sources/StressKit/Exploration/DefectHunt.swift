/// The search for one planted defect, over several seeds.
struct DefectHunt {
  private let scenario: String
  private let defect: ScenarioDescription.DefectDescription
  /// How often each expected name was the first to catch the defect.
  private var firstCatches: [String: Int] = [:]
  private var others: Set<String> = []
  private var iterations = Tally()
  private var survived = false
  private var cutShort: String?
  /// The results of each strategy alone.
  var strategies: [StrategyEvidence] = []

  init(scenario: String, defect: ScenarioDescription.DefectDescription) {
    self.scenario = scenario
    self.defect = defect
  }

  /// Records the failures of one iteration.
  ///
  /// - Parameter result: An iteration with the defect planted.
  /// - Returns: Whether the iteration caught the defect.
  mutating func look(at result: IterationResult) -> Bool {
    others.formUnion(result.failed.filter { !defect.caughtBy.contains($0) })
    guard let catcher = defect.catcher(in: result) else { return false }
    firstCatches[catcher, default: 0] += 1
    return true
  }

  /// Ends the search under one seed.
  ///
  /// - Parameters:
  ///   - caught: Whether an expected name caught the defect.
  ///   - tally: Totals of the iterations.
  mutating func endSeed(caught: Bool, _ tally: ScenarioTally) {
    guard !caught else { return iterations.add(tally.iterations) }
    survived = true
    cutShort = cutShort ?? tally.cutShort
  }

  /// The row of the kill table.
  var evidence: DefectEvidence {
    let caught = !survived && iterations.count > 0
    let catcher = defect.caughtBy.max { (firstCatches[$0] ?? 0) < (firstCatches[$1] ?? 0) }
    return DefectEvidence(
      scenario: scenario,
      id: defect.id,
      kernel: defect.kernel,
      caught: caught,
      invariant: caught ? catcher : nil,
      expected: defect.caughtBy,
      others: others.sorted(),
      iterations: caught ? iterations.aggregate : Aggregate(),
      strategies: defect.excluded == nil ? strategies : nil,
      coarse: caught && iterations.aggregate.max == 1,
      maskedBy: defect.maskedBy,
      excluded: defect.excluded,
      cutShort: cutShort
    )
  }
}

extension IterationResult {
  /// The names of the broken invariants and of the kind of failure.
  fileprivate var failed: [String] {
    broken.map(\.id) + (failure.map { [$0.kind.rawValue] } ?? [])
  }
}

extension ScenarioDescription.DefectDescription {
  /// The name that caught the defect in one iteration: the first match of `caughtBy`, or nil.
  func catcher(in result: IterationResult) -> String? {
    caughtBy.first(where: result.failed.contains)
  }
}
