internal import Synchronization

/// One iteration's system on its way from making to checking.
final class Course<S: Scenario>: Sendable {
  /// Records of a failed iteration that are kept.
  private static var recordLimit: Int { 50 }
  /// Characters of a record that are kept.
  private static var recordLength: Int { 300 }

  private let scenario: S
  private let configuration: S.Configuration
  private let iteration: Iteration
  private let mode: IterationMode
  private let system = Mutex<S.System?>(nil)
  private let found = Mutex<[IterationResult.BrokenInvariant]>([])
  private let recorded = Mutex<[String]>([])

  /// Prepares an iteration.
  ///
  /// - Parameters:
  ///   - scenario: At the size of the plan.
  ///   - configuration: What the system is made from.
  ///   - iteration: Is handed to the scenario.
  ///   - mode: Decides which invariants are judged.
  init(
    scenario: S,
    configuration: S.Configuration,
    iteration: Iteration,
    mode: IterationMode
  ) {
    self.scenario = scenario
    self.configuration = configuration
    self.iteration = iteration
    self.mode = mode
  }

  func setUp() async throws {
    let made = try await scenario.makeSystem(configuration, iteration)
    system.withLock { $0 = made }
  }

  func runBody() async throws {
    guard let system = system.withLock({ $0 }) else { return }
    iteration.openFaults(true)
    try await scenario.run(system, iteration)
  }

  func check() async throws {
    iteration.openFaults(false)
    guard let system = system.withLock({ $0 }) else { return }
    for invariant in S.invariants where invariant.time.isJudged(in: mode) {
      let claim = try await invariant.check(scenario, system, iteration)
      guard !claim.holds else { continue }
      let broken = IterationResult.BrokenInvariant(
        id: invariant.id,
        expected: StableText.of(claim.expected),
        actual: StableText.of(claim.actual)
      )
      found.withLock { $0.append(broken) }
    }
  }

  /// Reads the records of the system, if it was made.
  func record() async throws {
    guard let system = system.withLock({ $0 }) else { return }
    let lines = try await scenario.records(of: system).suffix(Self.recordLimit)
    let texts = lines.map { StableText.of(String($0.prefix(Self.recordLength))) }
    recorded.withLock { $0 = texts }
  }

  /// The last records of the system, a line each.
  var records: [String] { recorded.withLock { $0 } }

  /// The invariants that did not hold, in the order of their declaration.
  var broken: [IterationResult.BrokenInvariant] { found.withLock { $0 } }

  /// Lets go of the system, on the thread that drives its world: what its actors do at their end is
  /// under control too.
  func letGo() {
    let system = system.withLock { system in
      defer { system = nil }
      return system
    }
    _ = consume system
  }
}

extension InvariantTime {
  /// Whether an invariant of this time is judged in a mode.
  func isJudged(in mode: IterationMode) -> Bool { self == .anyTime || mode == .explore }
}
