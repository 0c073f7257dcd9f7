/// The result of one defect in one scenario.
package struct DefectEvidence: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case scenario, id, kernel, caught, invariant, expected, others, iterations, strategies, coarse
    case excluded
    case maskedBy = "masked_by"
    case cutShort = "cut_short"
  }

  package var scenario: String
  package var id: String
  /// The identifier of the real bug that it copies, or `nil`.
  package var kernel: String?
  package var caught: Bool
  /// The most frequent first catch over all seeds: one of `expected`.
  package var invariant: String?
  /// The invariants, or kinds of failure, that may catch it.
  package var expected: [String]
  /// All other failures with the defect planted, sorted; they do not count.
  package var others: [String]
  /// The iterations until it was caught, over seeds; all 0 if it was not.
  package var iterations: Aggregate
  /// The results per strategy, in the order of `StrategyChoice`, including the requested one; `nil`
  /// if the defect was not planted.
  package var strategies: [StrategyEvidence]?
  /// Whether the first iteration of every seed caught it, which makes it a weak test of scheduling.
  package var coarse: Bool
  /// The second line of defense that was removed with it.
  package var maskedBy: String?
  /// Why it cannot exist; then it was not planted.
  package var excluded: String?
  /// Why the search ended before its limit without a catch, so that it shows nothing; nil
  /// otherwise.
  package var cutShort: String? = nil
}

extension DefectEvidence {
  /// The strategies that were tried on some of the defects, without duplicates, in order.
  static func strategyNames(in defects: [DefectEvidence]) -> [String] {
    defects.flatMap { $0.strategies ?? [] }.reduce(into: []) { names, strategy in
      if !names.contains(strategy.name) { names.append(strategy.name) }
    }
  }
}
