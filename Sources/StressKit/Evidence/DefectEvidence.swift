/// What became of one defect in one scenario.
package struct DefectEvidence: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case scenario, id, kernel, caught, invariant, expected, others, iterations, strategies, coarse
    case excluded
    case maskedBy = "masked_by"
  }

  package var scenario: String
  package var id: String
  /// The real bug that it copies, or nil.
  package var kernel: String?
  package var caught: Bool
  /// What caught it first: one of `expected`; the one seen most often as the first, over all seeds.
  package var invariant: String?
  /// The invariants, or kinds of failure, that may catch it.
  package var expected: [String]
  /// Everything else that failed with it planted, sorted; it does not count.
  package var others: [String]
  /// Iterations until it was caught, over seeds; zeros when it was not.
  package var iterations: Aggregate
  /// The same by strategy, in the order of `StrategyChoice`, the one that was asked for among them; nil
  /// when it was not planted.
  package var strategies: [StrategyEvidence]?
  /// Caught in the first iteration of every seed: no test of the scheduler.
  package var coarse: Bool
  /// The second line of defence that was removed with it.
  package var maskedBy: String?
  /// Why it cannot exist; it was not planted.
  package var excluded: String?
}

extension DefectEvidence {
  /// The strategies that were tried on some of the defects, each once, in order.
  static func strategyNames(in defects: [DefectEvidence]) -> [String] {
    defects.flatMap { $0.strategies ?? [] }.reduce(into: []) { names, strategy in
      if !names.contains(strategy.name) { names.append(strategy.name) }
    }
  }
}
