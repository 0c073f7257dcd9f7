/// The totals of a scenario's iterations so far.
package struct ScenarioTally: Sendable {
  /// The failures of one invariant or of one kind.
  package struct Failures: Sendable {
    /// The number of iterations with this failure.
    package var count = 0
    /// The first failures, at most `ViolationEvidence.listed`.
    package var first: [Failure] = []

    mutating func add(_ failure: Failure) {
      count += 1
      if first.count < ViolationEvidence.listed { first.append(failure) }
    }
  }

  /// An iteration whose second run had another result.
  package struct Mismatch: Equatable, Sendable {
    package var iteration: Int
    /// The first step, from 1, that differed when it was traced twice; nil if both traces were
    /// equal.
    package var step: Int?
  }

  /// One iteration that failed.
  package struct Failure: Sendable {
    package var result: IterationResult
    package var expected: String
    package var actual: String
  }

  /// The largest number of distinct interleavings that are counted.
  package static let distinctLimit = 1 << 24

  package let description: ScenarioDescription
  package var knowledge = Knowledge()
  package var isComplete = true
  /// Iterations whose second run had another result.
  package var mismatches: [Mismatch] = []

  package private(set) var iterations = 0
  package private(set) var failedIterations = 0
  package private(set) var checked = 0
  /// The checked iterations in which work took no time.
  package private(set) var checkedInVirtualTime = 0
  package private(set) var steps = Tally()
  package private(set) var choices = Tally()
  package private(set) var metrics: [String: Tally]
  package private(set) var witnessHits: [String: Int] = [:]
  /// Failures by id of the invariant.
  package private(set) var broken: [String: Failures] = [:]
  package private(set) var failures: [FailureKind: Failures] = [:]
  /// Visits of every declared fault point.
  package private(set) var faultVisits: [String: Int]
  /// Injected faults of every declared point and kind.
  package private(set) var faults: [String: [FaultKind: Int]]
  /// Events that left control, with the number of iterations in which each was the first.
  ///
  /// Steps, choices, interleavings and metrics of these iterations are not counted.
  package private(set) var escapes: [String: Int] = [:]
  package private(set) var sharedSteps = 0
  package private(set) var undeclared: Set<String> = []
  /// Why some iterations have no result, one sentence each.
  package private(set) var undecided: [String] = []
  private var digests: Set<UInt64> = []
  private var tasks = 0

  package init(_ description: ScenarioDescription) {
    self.description = description
    metrics = Dictionary(description.metrics.map { ($0, Tally()) }) { first, _ in first }
    faultVisits = Dictionary(description.faults.map { ($0.id, 0) }) { first, _ in first }
    faults = Dictionary(
      description.faults.map { point in
        (point.id, Dictionary(point.kinds.map { ($0.kind, 0) }) { first, _ in first })
      }
    ) { first, _ in first }
  }

  /// Whether so many iterations crashed or hung that more would take too long.
  package var hasLostTooMany: Bool {
    (failures[.hung]?.count ?? 0) >= Explorer.hangLimit
      || (failures[.crashed]?.count ?? 0) >= Explorer.crashLimit
  }

  /// Whether so many iterations have no result that the machine seems unable to run the scenario.
  package var isUndecidedTooOften: Bool { undecided.count >= Explorer.undecidedLimit }

  /// Whether so many iterations ended early that the scenario is stopped.
  var endedTooOften: Bool { hasLostTooMany || isUndecidedTooOften }

  /// The number of different interleavings.
  package var distinct: Int { digests.count }

  /// How much was explored.
  var coverage: Coverage {
    Coverage(
      iterations: iterations - undecided.count,
      controlled: steps.count,
      interleavings: distinct,
      tasks: tasks
    )
  }

  /// Adds the result of one iteration.
  /// - Parameter result: The result; call this in the order of the numbers.
  package mutating func add(_ result: IterationResult) {
    iterations += 1
    if let reason = result.inconclusive {
      undecided.append(reason)
    } else if let escape = result.firstEscape {
      // Its numbers may differ in another run, so they are not part of the evidence.
      escapes[escape, default: 0] += 1
    } else {
      addNumbers(of: result)
    }
    for id in result.witnesses { witnessHits[id, default: 0] += 1 }
    sharedSteps += result.sharedSteps
    undeclared.formUnion(result.undeclared)
    if result.checked {
      checked += 1
      let passing = PassingTime(ofIteration: result.seed, limit: description.timePasses)
      if passing == nil { checkedInVirtualTime += 1 }
    }
    if result.hasFailed { failedIterations += 1 }
    for claim in result.broken {
      let failure = Failure(result: result, expected: claim.expected, actual: claim.actual)
      broken[claim.id, default: Failures()].add(failure)
    }
    if let own = result.failure {
      let failure = Failure(result: result, expected: own.kind.text, actual: own.detail)
      failures[own.kind, default: Failures()].add(failure)
    }
  }

  private mutating func addNumbers(of result: IterationResult) {
    steps.add(result.steps)
    tasks = max(tasks, result.tasks)
    choices.add(result.choices)
    if digests.count < Self.distinctLimit { digests.insert(result.digest.value) }
    for (id, count) in result.faultVisits { faultVisits[id, default: 0] += count }
    for fault in result.faults { faults[fault.point]?[fault.kind, default: 0] += 1 }
    // An iteration that crashed or hung has no metrics.
    for key in description.metrics {
      if let count = result.metrics[key] { metrics[key]?.add(count) }
    }
    for name in result.escapes.keys { escapes[name, default: 0] += 1 }
  }

  /// A sentence that says that not all iterations were run, or nil if all were.
  package var cutShort: String? {
    guard !isComplete else { return nil }
    var why = hasLostTooMany ? ", because too many of them crashed or hung" : ""
    if isUndecidedTooOften { why = ", because too many of their processes were ended" }
    return "stopped after \(counted(iterations, "iteration"))\(why)"
  }

  /// Why the verdict is not complete, one sentence each; empty if it is.
  package var reasons: [String] {
    var reasons: [String] = []
    if let cutShort { reasons.append(cutShort) }
    reasons += undecided.prefix(1)
    if let reason = coverage.reason { reasons.append(reason) }
    reasons += unseenWitnesses
    if let first = mismatches.first {
      let place = first.step.map { ", first at step \($0)" } ?? ""
      reasons.append(
        "iteration \(first.iteration) had another result when it was run again\(place): "
          + IterationResult.whyNotRepeated
      )
    }
    if sharedSteps > 0 {
      reasons.append(
        "\(counted(sharedSteps, "time")) more than one task ran in a step, or one in none: "
          + "a fault of control"
      )
    }
    return reasons
  }

  /// The witnesses that were never seen, one sentence each.
  package var unseenWitnesses: [String] {
    description.witnesses.filter { (witnessHits[$0.id] ?? 0) == 0 }.map { witness in
      "witness '\(witness.id)' was never seen: \(witness.text)"
    }
  }

  /// The verdict on all iterations so far.
  package var verdict: Verdict { Verdict(failures: failedIterations, reasons: reasons) }
}
