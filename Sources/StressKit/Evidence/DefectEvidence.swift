/// What became of one defect in one scenario.
package struct DefectEvidence: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case scenario, id, caught, invariant, expected, others, iterations, coarse, excluded
    case maskedBy = "masked_by"
  }

  package var scenario: String
  package var id: String
  package var caught: Bool
  /// What caught it first: one of `expected`; the one seen most often as the first, over all seeds.
  package var invariant: String?
  /// The invariants, or kinds of failure, that may catch it.
  package var expected: [String]
  /// Everything else that failed with it planted, sorted; it does not count.
  package var others: [String]
  /// Iterations until it was caught, over seeds; zeros when it was not.
  package var iterations: Aggregate
  /// Caught in the first iteration of every seed: no test of the scheduler.
  package var coarse: Bool
  /// The second line of defence that was removed with it.
  package var maskedBy: String?
  /// Why it cannot exist; it was not planted.
  package var excluded: String?
}
