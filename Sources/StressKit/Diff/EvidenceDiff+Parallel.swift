extension EvidenceDiff {
  /// Compares the scenarios of two runs on real threads.
  ///
  /// Only verdicts and the presence of a failure are compared, because counts differ in every run.
  mutating func compareParallel(
    _ old: [ParallelScenarioEvidence],
    _ new: [ParallelScenarioEvidence]
  ) {
    for pair in Pairing(old, new, by: \.name).pairs {
      switch pair {
      case (let old?, let new?):
        let subject = "\(new.name) on real threads"
        compare(subject, old.verdict, new.verdict)
        compare(.note, subject, "iterations", old.iterations, new.iterations)
        compare(.note, subject, "failed iterations", old.failed, new.failed)
        compareReasons(of: subject, old.reasons, new.reasons)
        compareFailures(of: subject, old.failures, new.failures)
      case (nil, let new?):
        let subject = "\(new.name) on real threads"
        let isWorse = new.verdict == .failed
        add(isWorse ? .regression : .change, subject, "run now: \(new.verdict.rawValue)")
        compareFailures(of: subject, [], new.failures)
      case (let old?, nil):
        add(
          .change,
          "\(old.name) on real threads",
          "not run now; it had \(old.verdict.rawValue)"
        )
      case (nil, nil): break
      }
    }
  }

  private mutating func compareFailures(
    of subject: String,
    _ old: [ParallelFailureEvidence],
    _ new: [ParallelFailureEvidence]
  ) {
    for pair in Pairing(old, new, by: \.id).pairs {
      switch pair {
      case (let old?, let new?):
        compare(.note, subject, "\(new.id): failing iterations", old.iterations, new.iterations)
      case (nil, let new?):
        let found = new.occurrences.first.map { ": expected \($0.expected), found \($0.actual)" }
        add(.regression, subject, "\(new.id) fails now\(found ?? "")")
        add(.note, subject, "\(new.id): \(new.search.outcome)")
      case (let old?, nil):
        add(.improvement, subject, "\(old.id) did not fail this time")
      case (nil, nil): break
      }
    }
  }
}
