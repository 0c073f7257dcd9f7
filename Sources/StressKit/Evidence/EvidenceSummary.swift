/// The counts of a run.
package struct EvidenceSummary: Codable, Equatable, Sendable {
  package struct Counts: Codable, Equatable, Sendable {
    package var total: Int
    package var passed: Int
    package var failed: Int
    package var inconclusive: Int
  }

  package var verdict: Verdict
  package var scenarios: Int
  package var invariants: Counts
}
