extension EvidenceDiff {
  /// Compares the fault points of two runs.
  mutating func compareFaults(
    of scenario: String,
    _ old: [FaultEvidence]?,
    _ new: [FaultEvidence]?
  ) {
    for pair in Pairing(old ?? [], new ?? [], by: \.id).pairs {
      let subject = "\(scenario) fault point \(pair.new?.id ?? pair.old?.id ?? "")"
      switch (pair.old, pair.new) {
      case (let old?, let new?):
        compare(.change, subject, "visits", old.visits, new.visits)
        compare(.change, subject, "injected", old.injected, new.injected)
      case (nil, let new?): add(.change, subject, "added: injected \(new.injected)")
      case (let old?, nil): add(.change, subject, "removed; it had injected \(old.injected)")
      case (nil, nil): break
      }
    }
  }
}
