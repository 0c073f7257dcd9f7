extension EvidenceDiff {
  /// Compares the invariants of one scenario.
  mutating func compareInvariants(
    of scenario: String,
    _ old: [InvariantEvidence],
    _ new: [InvariantEvidence]
  ) {
    for pair in Pairing(old, new, by: \.id).pairs {
      let subject = "\(scenario) \(pair.new?.id ?? pair.old?.id ?? "")"
      switch pair {
      case (let old?, let new?):
        compare(subject, old.verdict, new.verdict)
        compareFailures(subject, old: Failures(old), new: Failures(new))
        compare(.change, subject, "checked", old.checked, new.checked)
        compare(.change, subject, "violated", old.violated, new.violated)
        if old.shape != new.shape {
          add(.note, subject, "shape \(old.shape ?? "none") → \(new.shape ?? "none")")
        }
        if old.description != new.description { add(.note, subject, "statement reworded") }
      case (nil, let new?):
        add(
          new.verdict == .failed ? .regression : .change,
          subject,
          "invariant added: \(new.verdict.rawValue)"
        )
        compareFailures(subject, old: Failures(), new: Failures(new))
      case (let old?, nil):
        add(.regression, subject, "invariant removed; it had \(old.verdict.rawValue)")
      case (nil, nil): break
      }
    }
  }

  /// Compares the failures of one scenario other than violated invariants.
  mutating func compareKinds(
    of scenario: String,
    _ old: [FailureEvidence],
    _ new: [FailureEvidence]
  ) {
    for pair in Pairing(old, new, by: \.kind).pairs {
      guard let kind = pair.new?.kind ?? pair.old?.kind else { continue }
      let subject = "\(scenario) \(kind.rawValue)"
      let (was, now) = (pair.old?.iterations ?? 0, pair.new?.iterations ?? 0)
      switch (was > 0, now > 0) {
      case (false, true):
        add(.regression, subject, "new kind of failure, in \(counted(now, "iteration"))")
      case (true, false):
        add(.improvement, subject, "kind of failure gone, was in \(counted(was, "iteration"))")
      default: compare(.change, subject, "failing iterations", was, now)
      }
      compareFailures(
        subject,
        old: pair.old.map { Failures($0) } ?? Failures(),
        new: pair.new.map { Failures($0) } ?? Failures()
      )
    }
  }
}
