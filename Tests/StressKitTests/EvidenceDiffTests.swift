import Testing

@testable import StressKit

struct EvidenceDiffTests {
  /// An edit of the sample, and the expected changes in the diff.
  struct Case<Subject>: Sendable, CustomTestStringConvertible {
    var name: String
    var edit: @Sendable (inout Subject) -> Void
    var changes: [Change]
    var testDescription: String { name }

    init(
      _ name: String,
      _ changes: [(Change.Severity, String, String)],
      _ edit: @escaping @Sendable (inout Subject) -> Void
    ) {
      self.name = name
      self.edit = edit
      self.changes = changes.map { Change(severity: $0.0, subject: $0.1, text: $0.2) }
    }
  }

  /// The changes for the sample's failures, which are in every diff.
  private static let same = [
    Change(severity: .note, subject: "lost-update L1", text: "same failure 1a2b3c4d"),
    Change(severity: .note, subject: "lost-update L1", text: "same failure ffff0000"),
    Change(severity: .note, subject: "lost-update deadlock", text: "same failure dead"),
  ]

  @Test func `Equal evidence has no difference`() {
    let evidence = EvidenceSample.evidence([EvidenceSample.passing()])
    let diff = EvidenceDiff(from: evidence, to: evidence)
    #expect(diff.changes.isEmpty)
    #expect(!diff.isRegression)
    #expect(diff.text == "no difference\n")
    let defects = EvidenceSample.defects()
    #expect(EvidenceDiff(from: defects, to: defects).changes.isEmpty)
  }

  @Test func `A remaining failure is the same failure and not a regression`() {
    let diff = EvidenceDiff(from: EvidenceSample.evidence(), to: EvidenceSample.evidence())
    #expect(diff.changes == Self.same)
    #expect(!diff.isRegression)
  }

  @Test(arguments: EvidenceDiffCases.runs)
  func `Every kind of change between runs is reported`(of example: Case<Evidence>) {
    var new = EvidenceSample.evidence()
    example.edit(&new)
    let diff = EvidenceDiff(from: EvidenceSample.evidence(), to: new)
    #expect(diff.changes.filter { !Self.same.contains($0) } == example.changes)
    #expect(diff.isRegression == example.changes.contains { $0.severity == .regression })
  }

  @Test(arguments: EvidenceDiffCases.runs)
  func `A regression in one direction is an improvement or missing in the other`(
    of example: Case<Evidence>
  ) {
    var old = EvidenceSample.evidence()
    example.edit(&old)
    let diff = EvidenceDiff(from: old, to: EvidenceSample.evidence())
    #expect(diff.changes.filter { !Self.same.contains($0) }.isEmpty == example.changes.isEmpty)
    if example.changes.contains(where: { $0.text.contains(" → ") && $0.severity == .regression }) {
      #expect(diff.changes.contains { $0.severity == .improvement })
    }
  }

  @Test(arguments: EvidenceDiffCases.defects)
  func `Every kind of change between kill tables is reported`(of example: Case<DefectsEvidence>) {
    var new = EvidenceSample.defects()
    example.edit(&new)
    let diff = EvidenceDiff(from: EvidenceSample.defects(), to: new)
    #expect(diff.changes == example.changes)
  }

  @Test func `Regressions come first, and the rest follows by severity`() {
    var new = EvidenceSample.evidence()
    new.configuration.seed = Seed(43)
    new.scenarios[0].iterations = 10
    new.scenarios[0].witnesses[0].hits = 0
    new.scenarios[1].failures = []
    let severities = EvidenceDiff(from: EvidenceSample.evidence(), to: new).changes.map(\.severity)
    let order = Change.Severity.allCases
    #expect(Set(severities) == Set(order))
    #expect(severities == order.flatMap { one in severities.filter { $0 == one } })
  }

  @Test func `A fingerprint that may be unlisted is neither new nor fixed`() {
    var new = EvidenceSample.evidence()
    new.scenarios[1].invariants[0].violated = 400
    new.scenarios[1].invariants[0].violations = [EvidenceSample.violation(fingerprint: "other")]
    let there = EvidenceDiff(from: EvidenceSample.evidence(), to: new)
    #expect(!there.changes.contains { $0.severity == .improvement })
    #expect(
      there.changes.contains {
        $0.text == "failure 1a2b3c4d is no longer listed; only 1 of 400 failing iterations are, "
          + "so it may be fixed or not"
      }
    )
    let back = EvidenceDiff(from: new, to: EvidenceSample.evidence())
    #expect(!back.isRegression)
    #expect(
      back.changes.contains {
        $0.text == "failure 1a2b3c4d is listed now; only 1 of 400 failing iterations were listed "
          + "before, so it may be new or not"
      }
    )
  }

  @Test func `Costs are compared but never judged`() {
    var new = EvidenceSample.measured()
    new.environment.host = "beta"
    new.scenarios[0].iterationsPerSecond = 2_500
    new.scenarios[0].duration.p50 = Hundredths(36)
    let diff = EvidenceDiff(from: EvidenceSample.measured(), to: new)
    #expect(!diff.isRegression)
    #expect(
      diff.text == """
        note         measured: not judged: a single pair of runs cannot show whether a difference \
        is significant
        note         environment: host alpha → beta
        note         fan-out: iterations per second 5000 → 2500 (×0.5); milliseconds per \
        iteration p50 0.18 → 0.36 (×2), p95 0.3 → 0.3, p99 0.5 → 0.5; not judged
        3 notes

        """
    )
  }

  @Test func `Files of different kinds are not compared`() {
    let error = #expect(throws: EvidenceError.self) {
      _ = try EvidenceDiff(
        from: .run(EvidenceSample.evidence()),
        to: .defects(EvidenceSample.defects()),
        named: ("a.json", "b.json")
      )
    }
    #expect(error == .incomparable(old: "a.json", new: "b.json"))
  }

  @Test func `The terminal output has a line per change, and the page a table per severity`() {
    var new = EvidenceSample.evidence([EvidenceSample.passing()])
    new.scenarios[0].witnesses[0].hits = 0
    new.scenarios[0].iterations = 900
    let old = EvidenceSample.evidence([EvidenceSample.passing()])
    let diff = EvidenceDiff(from: old, to: new)
    #expect(
      diff.text == """
        regression   fan-out late-branch: witness lost: hits 871 → 0
        change       fan-out: iterations 1000 → 900
        1 regression, 1 change

        """
    )
    #expect(
      diff.markdown(from: "main", to: "HEAD") == """
        # race-stress diff: ❌ regression

        From `main` to `HEAD`: 1 regression, 1 change.

        ## Regressions

        | subject             | what                       |
        | :------------------ | :------------------------- |
        | fan-out late-branch | witness lost: hits 871 → 0 |

        ## Changes

        | subject | what                  |
        | :------ | :-------------------- |
        | fan-out | iterations 1000 → 900 |

        """
    )
  }
}
