extension EvidenceDiff {
  /// The failures of one invariant or one kind in one run.
  struct Failures {
    /// The number of failing iterations.
    var count = 0
    /// The listed failures with a fingerprint, the first of each.
    var listed: [ViolationEvidence] = []
    /// The number of listed failures.
    var listedCount = 0

    /// No failure.
    init() {}

    /// The failures of an invariant.
    init(_ invariant: InvariantEvidence) {
      self.init(invariant.violated, invariant.violations)
    }

    /// The failures of a kind.
    init(_ failure: FailureEvidence) {
      self.init(failure.iterations, failure.violations)
    }

    private init(_ count: Int, _ violations: [ViolationEvidence]) {
      self.count = count
      listedCount = violations.count
      var seen: Set<String> = []
      listed = violations.filter { !$0.fingerprint.isEmpty && seen.insert($0.fingerprint).inserted }
    }

    /// Whether every failing iteration is listed; otherwise a missing fingerprint proves nothing.
    var isWhole: Bool { listedCount >= count }
  }

  /// Reports new, fixed and remaining failures, by their fingerprints.
  ///
  /// - Parameters:
  ///   - subject: The scenario and its invariant or kind of failure.
  ///   - old: The earlier failures.
  ///   - new: The later failures.
  mutating func compareFailures(_ subject: String, old: Failures, new: Failures) {
    for pair in Pairing(old.listed, new.listed, by: \.fingerprint).pairs {
      switch pair {
      case (_?, let new?):
        add(.note, subject, "same failure \(new.fingerprint)")
      case (nil, let new?) where old.isWhole:
        add(
          .regression,
          subject,
          "new failure \(new.fingerprint) in iteration \(new.iteration): "
            + "expected \(new.expected), actual \(new.actual)"
        )
      case (nil, let new?):
        add(
          .change,
          subject,
          "failure \(new.fingerprint) is listed now; only \(old.listedCount) of \(old.count) "
            + "failing iterations were listed before, so it may be new or not"
        )
      case (let gone?, nil) where new.isWhole:
        add(.improvement, subject, "fixed failure \(gone.fingerprint)")
      case (let gone?, nil):
        add(
          .change,
          subject,
          "failure \(gone.fingerprint) is no longer listed; only \(new.listedCount) of "
            + "\(new.count) failing iterations are, so it may be fixed or not"
        )
      case (nil, nil): break
      }
    }
  }
}
