/// All iterations on real threads with the same broken invariant or kind of failure.
package struct ParallelFailureEvidence: Codable, Equatable, Sendable {
  /// The invariant, or the kind of failure.
  package var id: String
  /// The broken property, in words.
  package var description: String
  /// The number of iterations with this failure.
  package var iterations: Int
  /// The first of them, at most `ViolationEvidence.listed`.
  package var occurrences: [ParallelOccurrence]
  package var search: ParallelSearchEvidence
}

/// One iteration that failed on real threads, with all recorded details.
package struct ParallelOccurrence: Codable, Equatable, Sendable {
  package var iteration: Int
  /// The iteration's own seed.
  package var seed: Seed
  /// The iteration whose data and faults were used: the same one unless `--inputs` names another.
  package var inputs: Int
  package var expected: String
  package var actual: String
  /// The faults injected until the failure, sorted.
  package var faults: [InjectedFault]
  /// The last records of the system, one per line; empty if there are none.
  package var records: [String]
  /// Waiting tasks and blocked threads, one per line; empty unless the iteration hung.
  package var stuck: [String]
  /// A command that runs the same inputs on real threads again.
  package var rerun: String
}

/// The controlled search for a failure on real threads.
package struct ParallelSearchEvidence: Codable, Equatable, Sendable {
  /// The number of controlled schedules that ran with the inputs of the first failing iteration.
  package var schedules: Int
  /// Whether the same failure was reproduced under control.
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
