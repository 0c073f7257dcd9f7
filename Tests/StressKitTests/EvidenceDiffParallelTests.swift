import Testing

@testable import StressKit

/// The diff of two runs on real threads.
struct EvidenceDiffParallelTests {
  private let old = EvidenceSample.parallel()

  @Test func `Equal runs have no difference`() {
    #expect(EvidenceDiff(from: old, to: old).changes == [])
  }

  @Test func `A failure that was not there before is a regression`() {
    var new = old
    new.scenarios[0].verdict = .failed
    new.scenarios[0].failures = [EvidenceSample.parallelFailure("F1")]
    let diff = EvidenceDiff(from: old, to: new)
    #expect(diff.isRegression)
    #expect(diff.text.contains("fan-out on real threads: verdict passed → failed"))
    #expect(diff.text.contains("fan-out on real threads: F1 fails now: expected 2, found 1"))
    #expect(EvidenceDiff(from: new, to: old).text.contains("F1 did not fail this time"))
  }

  @Test func `Counts differ from run to run and are no regression`() {
    var new = old
    new.scenarios[1].failed = 7
    new.scenarios[1].failures[0].iterations = 7
    let diff = EvidenceDiff(from: old, to: new)
    #expect(!diff.isRegression)
    #expect(Set(diff.changes.map(\.severity)) == [.note])
    #expect(diff.text.contains("L1: failing iterations 1 → 7"))
  }

  @Test func `Scenarios that come and go are named`() {
    var new = old
    new.scenarios.removeFirst()
    #expect(EvidenceDiff(from: old, to: new).text.contains("not run now; it had passed"))
    #expect(EvidenceDiff(from: new, to: old).text.contains("run now: passed"))
  }

  @Test func `Runs under another configuration are marked`() {
    var new = old
    new.configuration.iterations = 1_000
    let text = EvidenceDiff(from: old, to: new).text
    #expect(text.contains("iterations 100 → 1000"))
    #expect(text.contains("the configurations differ"))
  }

  @Test func `Real threads are not compared with a run under control`() {
    #expect(throws: EvidenceError.self) {
      try EvidenceDiff(
        from: .parallel(old),
        to: .run(EvidenceSample.evidence()),
        named: ("a.json", "b.json")
      )
    }
  }
}
