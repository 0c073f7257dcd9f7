internal import Synchronization

/// One run of a scenario: what its body counts, witnesses and draws.
public final class Iteration: Sendable {
  private struct State {
    var random: SeededRandom
    /// Holds every declared metric.
    var counts: [String: Int]
    /// Holds every declared witness.
    var witnessed: [String: Bool]
    var undeclared: Set<String> = []
    /// Whether anything may be counted and witnessed.
    var isOpen: Bool
    /// What invariants share.
    var workedOut: [String: any Sendable] = [:]
  }

  /// Which iteration this is, from 0.
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

  /// A source of random numbers that repeats with the seed, shared by all tasks of the iteration.
  public var random: Random { Random(iteration: self) }

  /// The numbers counted so far.
  public var metrics: Metrics { Metrics(iteration: self) }

  /// Counts one.
  /// - Parameter key: One of the scenario's `metrics`.
  public func count(_ key: String) {
    add(1, to: key)
  }

  /// Counts any amount.
  ///
  /// - Parameters:
  ///   - amount: May be negative; the sum saturates.
  ///   - key: One of the scenario's `metrics`.
  public func add(_ amount: Int, to key: String) {
    change(key) { sum in
      let (next, overflow) = sum.addingReportingOverflow(amount)
      return overflow ? (amount > 0 ? .max : .min) : next
    }
  }

  /// Keeps the largest amount seen.
  ///
  /// - Parameters:
  ///   - key: One of the scenario's `metrics`.
  ///   - amount: Compared with what is there, at first 0.
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

  /// Says that the iteration has entered a window.
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

  /// Every key that was declared or counted, sorted.
  package var countedKeys: [String] {
    state.withLock { $0.counts.keys.sorted() }
  }

  /// Every witness that was seen, sorted.
  package var witnessed: [String] {
    state.withLock { $0.witnessed.filter(\.value).keys.sorted() }
  }

  /// What the body used without declaring it, sorted.
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

  /// Lets faults happen, in the body alone.
  func openFaults(_ isOpen: Bool) {
    faultCourse.withLock { $0.isOpen = isOpen }
  }

  /// What was injected so far, by point, task and visit.
  var injectedFaults: [InjectedFault] { faultCourse.withLock { $0.record } }

  /// Visits so far; every declared point.
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

    /// The next 64 bits, of a sequence that all tasks of the iteration share.
    public mutating func next() -> UInt64 { iteration.next() }
  }

  /// The numbers counted so far, by key.
  public struct Metrics: Sendable {
    fileprivate let iteration: Iteration

    /// The sum under a key, or 0.
    public subscript(key: String) -> Int { iteration.sum(key) }
  }
}
