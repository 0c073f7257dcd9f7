/// What one iteration came to.
///
/// A plain value: it comes from a worker process as it is.
package struct IterationResult: Codable, Equatable, Sendable {
  /// An invariant that did not hold.
  package struct BrokenInvariant: Codable, Equatable, Sendable {
    package var id: String
    package var expected: String
    package var actual: String
  }

  /// A failure other than a broken invariant.
  package struct Failure: Codable, Equatable, Sendable {
    package var kind: FailureKind
    /// Explanation for a reader.
    package var detail: String
    /// Of a crash or hang: the place in the program that tells it from others, if known.
    package var place: String?
  }

  /// Which iteration, from 0.
  package var index: Int
  package var seed: Seed
  /// Name of the strategy that it ran under.
  package var strategy: String
  /// Steps of the body.
  package var steps = 0
  /// Steps of the body at which more than one entry was ready.
  package var choices = 0
  /// Tasks of the body, its root included.
  package var tasks = 0
  /// What the choices and their circumstances come to; equal digests mean equal interleavings.
  package var digest = Seed(0)
  package var failure: Failure?
  package var broken: [BrokenInvariant] = []
  /// Whether the invariants were checked: a body that deadlocked leaves nothing to check.
  package var checked = false
  /// Every declared metric.
  package var metrics: [String: Int] = [:]
  /// The witnesses seen, in the order of their declaration.
  package var witnesses: [String] = []
  /// The injected faults, sorted.
  package var faults: [InjectedFault] = []
  /// Visits of the declared fault points.
  package var faultVisits: [String: Int] = [:]
  /// Why nothing can be said of the iteration, or nil: real threads were too slow, or the machine ended
  /// its process.
  package var inconclusive: String?
  /// The last records of the system, a line each; only of a failure on real threads.
  package var records: [String] = []
  /// Tasks that wait and threads that are blocked, a line each; only of a hang on real threads.
  package var stuck: [String] = []
  /// Real time from making the system to the last check, or nil under control.
  package var microseconds: Int?
  /// What control did not cover, with how often; normally empty.
  package var escapes: [String: Int] = [:]
  /// The first of them after which something outside could have a say; nil while all repeats.
  ///
  /// What came before it is under control, so that this is the same in every run.
  package var firstEscape: String?
  /// Steps in which two tasks ran, and tasks that ran in none: faults of control, never expected.
  package var sharedSteps = 0
  /// Metrics, witnesses and fault points that were used without being declared.
  package var undeclared: [String] = []

  package init(index: Int, seed: Seed, strategy: String) {
    self.index = index
    self.seed = seed
    self.strategy = strategy
  }

  /// Whether it broke an invariant or failed otherwise.
  package var hasFailed: Bool { failure != nil || !broken.isEmpty }

  /// Whether it crashed or hung, and so did not reach its end.
  package var isLost: Bool { failure?.kind == .crashed || failure?.kind == .hung }

  /// Whether something outside control could have changed what came.
  package var isUncontrolled: Bool { firstEscape != nil }

  /// Whether another run of the same iteration came to the same.
  ///
  /// - Parameter other: The run to compare with.
  /// - Returns: Whether both agree in everything but the strategy's name; where something left control,
  ///   in what that was.
  package func repeats(_ other: IterationResult) -> Bool {
    if isUncontrolled { return firstEscape == other.firstEscape }
    var other = other
    // A replay runs under another strategy.
    other.strategy = strategy
    return self == other
  }
}
