/// The result of one iteration.
///
/// A plain value that worker processes send to their command.
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
    /// An explanation for the reader.
    package var detail: String
    /// The place in the program where it crashed or hung, if known; it tells such failures apart.
    package var place: String?
  }

  /// What can give an iteration another result when it is run again.
  static let whyNotRepeated =
    "something in it is not under control, such as the order of a Set or Dictionary whose keys hash their address "
    + "(ObjectIdentifier, pointers), or it depends on what an earlier iteration or another test has left, such as "
    + "a thread that still waits or a static variable"

  /// The number of the iteration, from 0.
  package var index: Int
  package var seed: Seed
  /// The name of its strategy.
  package var strategy: String
  /// Steps of the body.
  package var steps = 0
  /// Steps of the body with more than one ready entry.
  package var choices = 0
  /// Points inside the steps of the body, whether or not they were choices.
  var points = 0
  /// Tasks of the body, including its root.
  package var tasks = 0
  /// A hash of all choices; equal digests mean equal interleavings.
  package var digest = Seed(0)
  package var failure: Failure?
  package var broken: [BrokenInvariant] = []
  /// The places of plain accesses that raced, in the order of their addresses; at most 16.
  var racyPlaces: [CodeAddress] = []
  /// Whether the invariants were checked; after a deadlock they are not.
  package var checked = false
  /// Every declared metric.
  package var metrics: [String: Int] = [:]
  /// The witnesses that were seen, in the order of their declaration.
  package var witnesses: [String] = []
  /// The injected faults, sorted.
  package var faults: [InjectedFault] = []
  /// Visits of the declared fault points.
  package var faultVisits: [String: Int] = [:]
  /// Why the iteration has no result, or nil: real threads were too slow, or the machine ended its
  /// process.
  package var inconclusive: String?
  /// The last records of the system, one per line; only after a failure on real threads.
  package var records: [String] = []
  /// Waiting tasks and blocked threads, one per line; only after a hang on real threads.
  package var stuck: [String] = []
  /// Real time from making the system to the last check, or nil under control.
  package var microseconds: Int?
  /// Events that were not under control, with their counts; normally empty.
  package var escapes: [String: Int] = [:]
  /// The first event after which something outside could change the iteration; nil if there is
  /// none.
  ///
  /// Everything before it is under control, so it is the same in every run.
  package var firstEscape: String?
  /// Steps in which two tasks or none ran: faults of control, never expected.
  package var sharedSteps = 0
  /// Metrics, witnesses and fault points that were used but not declared.
  package var undeclared: [String] = []

  package init(index: Int, seed: Seed, strategy: String) {
    self.index = index
    self.seed = seed
    self.strategy = strategy
  }

  /// Whether the iteration broke an invariant or failed otherwise.
  package var hasFailed: Bool { failure != nil || !broken.isEmpty }

  /// Whether the iteration crashed or hung, so that it did not reach its end.
  package var isLost: Bool { failure?.kind == .crashed || failure?.kind == .hung }

  /// Whether something outside control could have changed the result.
  package var isUncontrolled: Bool { firstEscape != nil }

  /// Whether another run of the same iteration had the same result.
  ///
  /// - Parameter other: The run to compare with.
  /// - Returns: Whether both agree in everything but the strategy's name. If the iteration left
  ///   control, only the first escape is compared.
  package func repeats(_ other: IterationResult) -> Bool {
    if isUncontrolled { return firstEscape == other.firstEscape }
    var other = other
    // A replay runs under another strategy.
    other.strategy = strategy
    return self == other
  }
}
