/// The differences between two pieces of evidence of the same kind.
package struct EvidenceDiff: Codable, Equatable, Sendable {
  /// The changes in the order of `Change.Severity`, and then in the order of the evidence.
  package private(set) var changes: [Change] = []

  /// Whether something got worse.
  package var isRegression: Bool { changes.contains { $0.severity == .regression } }

  /// Compares two runs.
  ///
  /// Numbers are compared exactly, because equal code, configuration and seed give equal numbers.
  ///
  /// - Parameters:
  ///   - old: The earlier run.
  ///   - new: The later run.
  /// - Complexity: O(size of the evidence).
  package init(from old: Evidence, to new: Evidence) {
    compare(old.configuration, new.configuration)
    compareComplete(old.complete, new.complete)
    compare("run", old.summary.verdict, new.summary.verdict)
    compareScenarios(old.scenarios, new.scenarios)
    sortBySeverity()
  }

  /// Compares two kill tables.
  ///
  /// - Parameters:
  ///   - old: The earlier kill table.
  ///   - new: The later kill table.
  /// - Complexity: O(size of the evidence).
  package init(from old: DefectsEvidence, to new: DefectsEvidence) {
    compare(old.configuration, new.configuration)
    compareComplete(old.complete, new.complete)
    compare("run", old.summary.verdict, new.summary.verdict)
    compareDefects(old.defects, new.defects, asked: new.configuration.strategy)
    sortBySeverity()
  }

  /// Compares the costs of two runs; no difference is a regression.
  ///
  /// - Parameters:
  ///   - old: The earlier run.
  ///   - new: The later run.
  /// - Complexity: O(size of the evidence).
  package init(from old: MeasuredEvidence, to new: MeasuredEvidence) {
    compareMeasured(old, new)
    sortBySeverity()
  }

  /// Compares two runs on real threads.
  ///
  /// - Parameters:
  ///   - old: The earlier run.
  ///   - new: The later run.
  /// - Complexity: O(size of the evidence).
  package init(from old: ParallelEvidence, to new: ParallelEvidence) {
    compareRows(old.configuration.rows, new.configuration.rows)
    compareComplete(old.complete, new.complete)
    compare("run on real threads", old.summary.verdict, new.summary.verdict)
    compareParallel(old.scenarios, new.scenarios)
    sortBySeverity()
  }

  /// Compares two files.
  ///
  /// - Parameters:
  ///   - old: The earlier file.
  ///   - new: The later file.
  ///   - names: Their origins, for messages.
  /// - Throws: An error if their kinds differ, or if files of this kind cannot be compared.
  /// - Complexity: O(size of the evidence).
  package init(
    from old: AnyEvidence,
    to new: AnyEvidence,
    named names: (old: String, new: String)
  ) throws(EvidenceError) {
    switch (old, new) {
    case (.run(let old), .run(let new)): self.init(from: old, to: new)
    case (.defects(let old), .defects(let new)): self.init(from: old, to: new)
    case (.measured(let old), .measured(let new)): self.init(from: old, to: new)
    case (.parallel(let old), .parallel(let new)): self.init(from: old, to: new)
    default: throw .incomparable(old: names.old, new: names.new)
    }
  }

  /// Adds a change.
  mutating func add(_ severity: Change.Severity, _ subject: String, _ text: String) {
    changes.append(Change(severity: severity, subject: subject, text: text))
  }

  /// Adds a change if the verdicts differ.
  mutating func compare(_ subject: String, _ old: Verdict, _ new: Verdict) {
    guard old != new else { return }
    add(
      new.severity > old.severity ? .regression : .improvement,
      subject,
      "verdict \(old.rawValue) → \(new.rawValue)"
    )
  }

  /// Adds a change if two numbers or texts differ.
  mutating func compare<Value: Equatable>(
    _ severity: Change.Severity,
    _ subject: String,
    _ what: String,
    _ old: Value,
    _ new: Value
  ) {
    guard old != new else { return }
    add(severity, subject, "\(what) \(old) → \(new)")
  }

  /// Adds a change with the differing parts if two aggregates differ.
  mutating func compare(_ subject: String, _ what: String, _ old: Aggregate, _ new: Aggregate) {
    guard old != new else { return }
    let parts = [
      ("min", "\(old.min)", "\(new.min)"), ("max", "\(old.max)", "\(new.max)"),
      ("avg", "\(old.avg)", "\(new.avg)"), ("sum", "\(old.sum)", "\(new.sum)"),
    ]
    let moved = parts.filter { $0.1 != $0.2 }.map { "\($0.0) \($0.1) → \($0.2)" }
    add(.change, subject, "\(what): \(moved.joined(separator: ", "))")
  }

  private mutating func compare(_ old: EvidenceConfiguration, _ new: EvidenceConfiguration) {
    compareRows(old.rows, new.rows)
  }

  private mutating func compareRows(
    _ old: [(name: String, value: String?)],
    _ new: [(name: String, value: String?)]
  ) {
    let differing = zip(old, new).filter { $0.value != $1.value }
    guard !differing.isEmpty else { return }
    add(
      .note,
      "configuration",
      "warning: the configurations differ, so the numbers are not comparable"
    )
    for (old, new) in differing {
      add(.note, "configuration", "\(old.name) \(old.value ?? "none") → \(new.value ?? "none")")
    }
  }

  private mutating func compareComplete(_ old: Bool, _ new: Bool) {
    guard old != new else { return }
    add(
      new ? .improvement : .regression,
      "run",
      new ? "incomplete → complete" : "complete → incomplete"
    )
  }

  private mutating func sortBySeverity() {
    let unsorted = changes
    changes = Change.Severity.allCases.flatMap { severity in
      unsorted.filter { $0.severity == severity }
    }
  }
}
