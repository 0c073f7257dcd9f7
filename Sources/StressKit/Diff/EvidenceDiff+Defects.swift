extension EvidenceDiff {
  private struct DefectName: Hashable {
    var scenario: String
    var id: String
  }

  /// Compares two kill tables.
  mutating func compareDefects(_ old: [DefectEvidence], _ new: [DefectEvidence]) {
    let pairing = Pairing(old, new) { DefectName(scenario: $0.scenario, id: $0.id) }
    for pair in pairing.pairs {
      guard let either = pair.new ?? pair.old else { continue }
      let subject = "\(either.scenario) \(either.id)"
      switch pair {
      case (let old?, let new?): compare(subject, old, new)
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
    guard defect.caught else { return "not caught" }
    return defect.invariant.map { "caught by \($0)" } ?? "caught"
  }

  private mutating func compare(_ subject: String, _ old: DefectEvidence, _ new: DefectEvidence) {
    let outcomes = "\(Self.outcome(of: old)) → \(Self.outcome(of: new))"
    if old.caught != new.caught {
      add(new.caught ? .improvement : .regression, subject, outcomes)
    } else if old.excluded != new.excluded || old.invariant != new.invariant {
      // A survivor that was excluded before is one more defect that nothing catches.
      let isNewSurvivor = !new.caught && new.excluded == nil
      add(isNewSurvivor ? .regression : .change, subject, outcomes)
    }
    compare(.change, subject, "coarse", old.coarse, new.coarse)
    compare(.change, subject, "may be caught by", list(old.expected), list(new.expected))
    compare(.change, subject, "failed too:", list(old.others), list(new.others))
    compare(.change, subject, "masked by", old.maskedBy ?? "nothing", new.maskedBy ?? "nothing")
    compare(subject, "iterations until caught", old.iterations, new.iterations)
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "nothing" : names.joined(separator: ", ")
  }
}
