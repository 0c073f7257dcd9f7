internal import Synchronization

/// The system of one iteration, from its making to its last check.
final class Course<S: Scenario>: Sendable {
  /// The number of records of a failed iteration that are kept.
  private static var recordLimit: Int { 50 }
  /// The number of characters of each record that are kept.
  private static var recordLength: Int { 300 }

  private let scenario: S
  private let configuration: S.Configuration
  private let iteration: Iteration
  private let workTakesTime: Bool
  private let system = Mutex<S.System?>(nil)
  private let found = Mutex<[IterationResult.BrokenInvariant]>([])
  private let recorded = Mutex<[String]>([])

  /// Prepares an iteration.
  ///
  /// - Parameters:
  ///   - scenario: The scenario, with the parameters of the plan.
  ///   - configuration: The configuration of the system.
  ///   - iteration: Passed to the scenario.
  ///   - workTakesTime: Whether time passes while there is work, so that claims of virtual time are not
  ///     checked.
  init(
    scenario: S,
    configuration: S.Configuration,
    iteration: Iteration,
    workTakesTime: Bool
  ) {
    self.scenario = scenario
    self.configuration = configuration
    self.iteration = iteration
    self.workTakesTime = workTakesTime
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
    for invariant in S.invariants where invariant.time == .anyTime || !workTakesTime {
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

  /// Reads the records of the system, if there is a system.
  func record() async throws {
    guard let system = system.withLock({ $0 }) else { return }
    let lines = try await scenario.records(of: system).suffix(Self.recordLimit)
    let texts = lines.map { StableText.of(String($0.prefix(Self.recordLength))) }
    recorded.withLock { $0 = texts }
  }

  /// The last records of the system, one per line.
  var records: [String] { recorded.withLock { $0 } }

  /// The broken invariants, in the order of their declaration.
  var broken: [IterationResult.BrokenInvariant] { found.withLock { $0 } }

  /// Releases the system on the thread that drives its world, so that the deinitializers of its
  /// actors are under control too.
  func letGo() {
    let system = system.withLock { system in
      defer { system = nil }
      return system
    }
    _ = consume system
  }
}
