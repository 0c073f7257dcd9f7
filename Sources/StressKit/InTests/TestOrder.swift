/// A test's request for an exploration.
package struct TestOrder: Sendable {
  /// The name of the called function.
  package var call: String
  /// The name of the body.
  package var name: String
  package var iterations: Int
  /// The only iteration to run, or nil for all.
  package var only: Int?
  package var seed: Seed
  package var strategy: StrategyChoice
  package var stepLimit: Int
  package var watchdog: Duration
  /// Whether the first failure ends the exploration.
  package var stopsAtFirst: Bool

  package init(
    call: String,
    name: String,
    iterations: Int,
    only: Int?,
    seed: Seed,
    strategy: StrategyChoice,
    stepLimit: Int,
    watchdog: Duration,
    stopsAtFirst: Bool
  ) {
    self.call = call
    self.name = name
    self.iterations = iterations
    self.only = only
    self.seed = seed
    self.strategy = strategy
    self.stepLimit = stepLimit
    self.watchdog = watchdog
    self.stopsAtFirst = stopsAtFirst
  }

  /// The iterations to run.
  var range: Range<Int> { only.map { $0..<$0 + 1 } ?? 0..<iterations }

  /// The plan of the iterations; it does not depend on the test's name.
  var plan: IterationPlan {
    IterationPlan(
      scenario: TestBody.name,
      parameters: [:],
      seed: seed,
      strategy: strategy,
      stepLimit: stepLimit
    )
  }

  /// The source text of a call that runs one iteration alone.
  func replay(_ iteration: Int) -> String {
    var arguments = ["seed: \(seed.value)"]
    if strategy != .portfolio { arguments.append("strategy: .\(strategy.rawValue)") }
    if stepLimit != Self.standardStepLimit { arguments.append("stepLimit: \(stepLimit)") }
    arguments.append("replaying: \(iteration)")
    return "\(call)(\(arguments.joined(separator: ", "))) { … }"
  }

  /// The step limit of a call that does not set one.
  package static let standardStepLimit = 20_000

  /// Throws if a value is out of range.
  func check() throws(ExplorationError) {
    guard iterations >= 1 else { throw ExplorationError("\(call) needs at least 1 iteration") }
    guard stepLimit >= 1 else { throw ExplorationError("\(call) needs a step limit of at least 1") }
    guard watchdog > .zero else { throw ExplorationError("\(call) needs a watchdog above zero") }
    if let only, only < 0 { throw ExplorationError("\(call) has no iteration \(only)") }
  }
}
