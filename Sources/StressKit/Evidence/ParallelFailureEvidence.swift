/// All iterations on real threads that broke one invariant, or failed in one other way.
package struct ParallelFailureEvidence: Codable, Equatable, Sendable {
  /// The invariant, or the kind of failure.
  package var id: String
  /// The statement that does not hold.
  package var description: String
  /// Iterations that failed so.
  package var iterations: Int
  /// The first of them, at most `ViolationEvidence.listed`.
  package var occurrences: [ParallelOccurrence]
  package var search: ParallelSearchEvidence
}

/// One iteration that failed on real threads, with everything that is known of it.
package struct ParallelOccurrence: Codable, Equatable, Sendable {
  package var iteration: Int
  /// The iteration's own seed.
  package var seed: Seed
  /// The iteration that gave data and faults; the same one unless the command named another.
  package var inputs: Int
  package var expected: String
  package var actual: String
  /// Faults injected until the failure, sorted.
  package var faults: [InjectedFault]
  /// The last records of the system, a line each; empty when it has none.
  package var records: [String]
  /// Tasks that wait and threads that are blocked, a line each; empty unless the iteration hung.
  package var stuck: [String]
  /// A command that runs these inputs on real threads again.
  package var rerun: String
}

/// The search under control for a failure of real threads.
package struct ParallelSearchEvidence: Codable, Equatable, Sendable {
  /// Controlled schedules that were run with the inputs of the first failing iteration.
  package var schedules: Int
  /// Whether control shows the same failure.
  package var isReproduced: Bool
  /// The result in a sentence.
  package var outcome: String
  /// The failure under control, or nil.
  package var violation: ViolationEvidence?
}

extension ParallelSearchEvidence {
  package enum CodingKeys: String, CodingKey {
    case schedules, outcome, violation
    case isReproduced = "reproduced"
  }
}
