/// The search for one planted defect, over several seeds.
struct DefectHunt {
  private let scenario: String
  private let defect: ScenarioDescription.DefectDescription
  /// How often each expected name was the first to catch it.
  private var firstCatches: [String: Int] = [:]
  private var others: Set<String> = []
  private var iterations = Tally()
  private var survived = false

  init(scenario: String, defect: ScenarioDescription.DefectDescription) {
    self.scenario = scenario
    self.defect = defect
  }

  /// Looks at one iteration.
  ///
  /// - Parameter result: An iteration with the defect planted.
  /// - Returns: Whether something that may catch it has done so.
  mutating func look(at result: IterationResult) -> Bool {
    var failed = result.broken.map(\.id)
    if let failure = result.failure { failed.append(failure.kind.rawValue) }
    others.formUnion(failed.filter { !defect.caughtBy.contains($0) })
    guard let catcher = defect.caughtBy.first(where: failed.contains) else { return false }
    firstCatches[catcher, default: 0] += 1
    return true
  }

  /// Ends the search under one seed.
  mutating func endSeed(caught: Bool, iterations count: Int) {
    if caught { iterations.add(count) } else { survived = true }
  }

  /// What became of the defect.
  var evidence: DefectEvidence {
    let caught = !survived && iterations.count > 0
    let catcher = defect.caughtBy.max { (firstCatches[$0] ?? 0) < (firstCatches[$1] ?? 0) }
    return DefectEvidence(
      scenario: scenario,
      id: defect.id,
      caught: caught,
      invariant: caught ? catcher : nil,
      expected: defect.caughtBy,
      others: others.sorted(),
      iterations: caught ? iterations.aggregate : Aggregate(),
      coarse: caught && iterations.aggregate.max == 1,
      maskedBy: defect.maskedBy,
      excluded: defect.excluded
    )
  }
}
