extension EvidenceDiff {
  /// Compares what real threads have shown, as far as both runs have asked them.
  mutating func compareParallel(
    of scenario: String,
    _ old: ParallelEvidence?,
    _ new: ParallelEvidence?
  ) {
    let subject = "\(scenario) on real threads"
    switch (old, new) {
    case (let old?, let new?):
      compare(subject, old.verdict, new.verdict)
      compare(.change, subject, "iterations", old.iterations, new.iterations)
      compareReasons(of: subject, old.reasons, new.reasons)
      compareReasons(of: subject, old.findings.map(\.text), new.findings.map(\.text))
    case (nil, let new?):
      add(
        new.verdict == .failed ? .regression : .change,
        subject,
        "run now: \(new.verdict.rawValue)"
      )
    case (let old?, nil):
      add(.change, subject, "not run now; it had \(old.verdict.rawValue)")
    case (nil, nil): break
    }
  }

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

extension ParallelEvidence.Finding {
  fileprivate var text: String { "\(id): \(outcome)" }
}
