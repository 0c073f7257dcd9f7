extension EvidenceDiff {
  private struct DefectName: Hashable {
    var scenario: String
    var id: String
  }

  /// Compares two kill tables.
  ///
  /// - Parameters:
  ///   - old: The earlier defects.
  ///   - new: The later defects.
  ///   - strategy: The strategy that must catch them; its results are the results of the defects.
  mutating func compareDefects(
    _ old: [DefectEvidence],
    _ new: [DefectEvidence],
    asked strategy: StrategyChoice
  ) {
    let pairing = Pairing(old, new) { DefectName(scenario: $0.scenario, id: $0.id) }
    compareStrategies(
      DefectEvidence.strategyNames(in: old),
      DefectEvidence.strategyNames(in: new)
    )
    for pair in pairing.pairs {
      guard let either = pair.new ?? pair.old else { continue }
      let subject = "\(either.scenario) \(either.id)"
      switch pair {
      case (let old?, let new?): compare(subject, old, new, asked: strategy)
      case (nil, let new?):
        let isSurvivor = !new.caught && new.excluded == nil
        add(
          isSurvivor ? .regression : new.caught ? .improvement : .change,
          subject,
          "defect added: \(Self.outcome(of: new))"
        )
      case (let old?, nil):
        add(.regression, subject, "defect removed; it was \(Self.outcome(of: old))")
      case (nil, nil): break
      }
    }
  }

  private static func outcome(of defect: DefectEvidence) -> String {
    if let reason = defect.excluded { return "excluded (\(reason))" }
    if let reason = defect.cutShort { return "undecided (the search \(reason))" }
    guard defect.caught else { return "not caught" }
    return defect.invariant.map { "caught by \($0)" } ?? "caught"
  }

  private mutating func compare(
    _ subject: String,
    _ old: DefectEvidence,
    _ new: DefectEvidence,
    asked strategy: StrategyChoice
  ) {
    let outcomes = "\(Self.outcome(of: old)) → \(Self.outcome(of: new))"
    if old.caught != new.caught {
      add(new.caught ? .improvement : .regression, subject, outcomes)
    } else if old.excluded != new.excluded || old.invariant != new.invariant {
      // A missed defect that was excluded before is one more defect that no invariant catches.
      let isNewSurvivor = !new.caught && new.excluded == nil
      add(isNewSurvivor ? .regression : .change, subject, outcomes)
    }
    compare(.change, subject, "coarse", old.coarse, new.coarse)
    compare(.change, subject, "may be caught by", list(old.expected), list(new.expected))
    compare(.change, subject, "failed too:", list(old.others), list(new.others))
    compare(.change, subject, "copies", old.kernel ?? "nothing", new.kernel ?? "nothing")
    compare(.change, subject, "masked by", old.maskedBy ?? "nothing", new.maskedBy ?? "nothing")
    compare(subject, "iterations until caught", old.iterations, new.iterations)
    let alone = [old, new].map { $0.strategies ?? [] }
      .map { $0.filter { $0.name != strategy.rawValue } }
    for case (let old?, let new?) in Pairing(alone[0], alone[1], by: \.name).pairs {
      compare(subject, old, new)
    }
  }

  /// Notes which strategies are tried in only one of the two runs.
  private mutating func compareStrategies(_ old: [String], _ new: [String]) {
    for name in new where !old.contains(name) { add(.note, "strategy \(name)", "tried now") }
    for name in old where !new.contains(name) { add(.note, "strategy \(name)", "not tried now") }
  }

  /// Compares the results of a single strategy; it need not catch anything, so nothing is a
  /// regression.
  private mutating func compare(
    _ subject: String,
    _ old: StrategyEvidence,
    _ new: StrategyEvidence
  ) {
    if new.caught > 0, (old.caught, old.seeds) == (new.caught, new.seeds) {
      compare(subject, "\(new.name) alone", old.iterations, new.iterations)
    } else {
      compare(.change, subject, "\(new.name) alone", old.text, new.text)
    }
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "nothing" : names.joined(separator: ", ")
  }
}
