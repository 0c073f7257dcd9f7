internal import Synchronization

/// One run of a scenario, with its counters, witnesses and random numbers.
public final class Iteration: Sendable {
  private struct State {
    var random: SeededRandom
    /// The sums of all declared metrics.
    var counts: [String: Int]
    /// Whether each declared witness was seen.
    var witnessed: [String: Bool]
    var undeclared: Set<String> = []
    /// Whether counting and witnessing are allowed now.
    var isOpen: Bool
    /// The values that invariants share.
    var workedOut: [String: any Sendable] = [:]
  }

  /// The index of the iteration, from 0.
  public let index: Int
  private let state: Mutex<State>
  private let faultCourse: Mutex<FaultCourse>

  init(
    index: Int,
    randomSeed: Seed,
    metricKeys: [String],
    witnessIDs: [String],
    faults: FaultCourse,
    isOpen: Bool = false
  ) {
    self.index = index
    faultCourse = Mutex(faults)
    state = Mutex(
      State(
        random: SeededRandom(seed: randomSeed.value),
        counts: Dictionary(metricKeys.map { ($0, 0) }) { first, _ in first },
        witnessed: Dictionary(witnessIDs.map { ($0, false) }) { first, _ in first },
        isOpen: isOpen
      )
    )
  }

  /// Random numbers that repeat with the seed, shared by all tasks of the iteration.
  public var random: Random { Random(iteration: self) }

  /// The sums of the metrics so far.
  public var metrics: Metrics { Metrics(iteration: self) }

  /// Adds one to a metric.
  /// - Parameter key: One of the scenario's `metrics`.
  public func count(_ key: String) {
    add(1, to: key)
  }

  /// Adds an amount to a metric.
  ///
  /// - Parameters:
  ///   - amount: The amount; may be negative; the sum saturates.
  ///   - key: One of the scenario's `metrics`.
  public func add(_ amount: Int, to key: String) {
    change(key) { sum in
      let (next, overflow) = sum.addingReportingOverflow(amount)
      return overflow ? (amount > 0 ? .max : .min) : next
    }
  }

  /// Raises a metric to an amount if it is smaller.
  ///
  /// - Parameters:
  ///   - key: One of the scenario's `metrics`.
  ///   - amount: The amount to compare with the current value, which is 0 at first.
  public func raise(_ key: String, to amount: Int) {
    change(key) { max($0, amount) }
  }

  private func change(_ key: String, _ body: (Int) -> Int) {
    state.withLock { state in
      guard let sum = state.counts[key] ?? (state.isOpen ? 0 : nil) else {
        state.undeclared.insert("metric '\(key)'")
        return
      }
      state.counts[key] = body(sum)
    }
  }

  /// Records that the iteration has reached a witness.
  /// - Parameter id: One of the scenario's `witnesses`.
  public func witness(_ id: String) {
    state.withLock { state in
      if state.witnessed.updateValue(true, forKey: id) == nil, !state.isOpen {
        state.witnessed[id] = nil
        state.undeclared.insert("witness '\(id)'")
      }
    }
  }

  /// Whether a witness was seen in this iteration.
  /// - Parameter id: One of the scenario's `witnesses`.
  /// - Returns: Whether `witness(_:)` was called with it.
  public func hasWitnessed(_ id: String) -> Bool {
    state.withLock { $0.witnessed[id] ?? false }
  }

  /// The keys of all declared and counted metrics, sorted.
  package var countedKeys: [String] {
    state.withLock { $0.counts.keys.sorted() }
  }

  /// The ids of all witnesses seen, sorted.
  package var witnessed: [String] {
    state.withLock { $0.witnessed.filter(\.value).keys.sorted() }
  }

  /// Everything that the body used without declaring it, sorted.
  package var undeclared: [String] {
    let faults = faultCourse.withLock { $0.undeclared }
    return state.withLock { $0.undeclared.union(faults).sorted() }
  }

  func workedOut(_ key: String) -> (any Sendable)? { state.withLock { $0.workedOut[key] } }

  func workOut(_ key: String, _ value: any Sendable) {
    state.withLock { $0.workedOut[key] = value }
  }

  func visitFaultPoint(_ id: String, by task: String?) -> Fault? {
    let decided = faultCourse.withLock { $0.visit(id, by: task) }
    return decided.map { Fault($0, of: $1) }
  }

  /// Allows or stops faults; they are allowed only in the body.
  func openFaults(_ isOpen: Bool) {
    faultCourse.withLock { $0.isOpen = isOpen }
  }

  /// The faults injected so far, by point, task and visit.
  var injectedFaults: [InjectedFault] { faultCourse.withLock { $0.record } }

  /// The number of visits so far, for every declared point.
  var faultVisits: [String: Int] { faultCourse.withLock { $0.visitCounts } }

  fileprivate func next() -> UInt64 {
    state.withLock { $0.random.next() }
  }

  fileprivate func sum(_ key: String) -> Int {
    state.withLock { $0.counts[key] ?? 0 }
  }
}

extension Iteration {
  /// Random numbers that repeat with the seed.
  public struct Random: RandomNumberGenerator, Sendable {
    fileprivate let iteration: Iteration

    /// The next 64 bits of a sequence that all tasks of the iteration share.
    public mutating func next() -> UInt64 { iteration.next() }
  }

  /// The sums of the metrics so far, by key.
  public struct Metrics: Sendable {
    fileprivate let iteration: Iteration

    /// The sum for a key, or 0.
    public subscript(key: String) -> Int { iteration.sum(key) }
  }
}
