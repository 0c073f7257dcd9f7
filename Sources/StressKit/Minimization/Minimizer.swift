/// Finds an interleaving with few preemptions that shows the same failure.
///
/// The first parts are systematic, by increasing cost: no preemption, then one, each with a few
/// changes of order where the running task waits. If they fail, stretches are removed from the
/// failing schedule. If that leaves more than two preemptions, two are tried systematically. All
/// limits count replays and steps, so the result depends only on the failure.
package struct Minimizer {
  /// Runs the iteration again; returns nil if its choices are not known.
  package typealias Attempt = (Guide, TraceDetail) throws -> TracedIteration?

  /// A replayed iteration.
  struct Tried {
    var guide: Guide
    var outline: Outline
    var schedule: [RecordedSchedule.Choice]
    var cost: ScheduleCost
    /// The number of first steps that later changes must keep.
    var fixed: Int
  }

  let target: FailureTarget
  let limits: MinimizerLimits
  private let attempt: Attempt
  private(set) var replays = 0
  private(set) var stepsTried = 0
  private var crashedReplays = 0
  private var hungReplays = 0
  /// The cheapest schedule so far that shows the failure; at first the original one.
  private(set) var best: Tried
  /// Whether a limit ended a systematic part early.
  var wasCut = false
  private let lengthLimit: Int

  /// Makes a minimizer.
  ///
  /// - Parameters:
  ///   - failing: The original iteration, at least its outline.
  ///   - target: The failure that must remain.
  ///   - limits: Limits of the search.
  ///   - attempt: Runs the iteration again.
  package init(
    _ failing: TracedIteration,
    target: FailureTarget,
    limits: MinimizerLimits = MinimizerLimits(),
    attempt: @escaping Attempt
  ) {
    self.target = target
    self.limits = limits
    self.attempt = attempt
    best = Tried(
      guide: .exact(failing.schedule),
      outline: failing.outline,
      schedule: failing.schedule,
      cost: ScheduleCost(failing.outline),
      fixed: 0
    )
    let length = failing.outline.steps.count
    // A livelock is as long as its step limit.
    lengthLimit =
      target.kind == .livelock ? .max : length * limits.lengthFactor + limits.lengthAllowance
  }

  /// Minimizes the iteration.
  ///
  /// - Parameter known: Guides to try first: the results for the same failure of other iterations.
  /// - Returns: The cheapest iteration found, or nil if even the original schedule does not show
  ///   the failure again.
  /// - Throws: An error of a replay.
  /// - Complexity: At most `limits.replays + 2` replays.
  package mutating func minimize(trying known: [Guide] = []) throws -> Minimized? {
    let before = best.cost
    let original = best.schedule
    let isKnown = try known.contains { try tries($0, fixed: 0)?.isSame == true }
    if !isKnown { try search() }
    let found = best.schedule == original ? nil : best.guide
    guard let traced = try traced(best.schedule) ?? traced(original) else { return nil }
    let cost = ScheduleCost(traced.outline)
    return Minimized(
      traced: traced,
      guide: found,
      summary: MinimizationEvidence(
        preemptionsBefore: before.preemptions,
        stepsBefore: before.steps,
        preemptions: cost.preemptions,
        steps: cost.steps,
        replays: replays,
        limitReached: wasCut && cost.preemptions > 0
      )
    )
  }

  private mutating func search() throws {
    var systematic = SystematicSearch(replaysPerPart: limits.replaysPerPart)
    let before = stepsTried
    if try systematic.run(preemptions: 0, turns: 0, &self) { return }
    // Without preemption, some programs take many more steps, for example those that retry.
    // Reducing is then faster than searching.
    let isLong = stepsTried - before >= lengthLimit
    if isLong { try reduce() }
    for preemptions in 0...1 where best.cost.preemptions >= preemptions + (isLong ? 1 : 0) {
      // Each further turn multiplies the schedules. Turns matter most without preemptions.
      let turns = preemptions == 0 ? 2 : 1
      if try systematic.run(preemptions: preemptions, turns: turns, &self) { return }
    }
    if !isLong { try reduce() }
    if best.cost.preemptions > 2 { try reduceByPairs() }
    try settle()
    guard best.cost.preemptions > 2 else { return }
    systematic.focus = Focus(best.outline)
    systematic.replaysPerPart = limits.replays
    _ = try systematic.run(preemptions: 2, turns: 1, &self)
  }

  // MARK: Replays

  /// Whether a limit is reached, so that nothing more may be tried.
  var isSpent: Bool {
    replays >= limits.replays || stepsTried >= limits.steps
      || crashedReplays >= limits.crashedReplays || hungReplays >= limits.hungReplays
  }

  /// Replays stretches.
  mutating func tries(_ segments: [Segment], fixed: Int) throws -> (tried: Tried, isSame: Bool)? {
    try tries(.segments(segments, stepLimit: lengthLimit), fixed: fixed)
  }

  /// Replays a guide, and keeps it if it shows the failure at less cost.
  private mutating func tries(_ guide: Guide, fixed: Int) throws -> (tried: Tried, isSame: Bool)? {
    guard !isSpent else {
      wasCut = true
      return nil
    }
    replays += 1
    guard let traced = try attempt(guide, .outline) else { return nil }
    if traced.result.failure?.kind == .crashed { crashedReplays += 1 }
    if traced.result.failure?.kind == .hung { hungReplays += 1 }
    // Another crash or hang ended the iteration before it could show this failure.
    if traced.result.isLost, !target.isShown(by: traced.result) { return nil }
    stepsTried += traced.outline.steps.count
    let tried = Tried(
      guide: guide,
      outline: traced.outline,
      schedule: traced.schedule,
      cost: ScheduleCost(traced.outline),
      fixed: fixed
    )
    let isSame = !traced.diverged && target.isShown(by: traced.result)
    if isSame, tried.cost < best.cost { best = tried }
    return (tried, isSame)
  }

  /// Replaces the best schedule by one that costs no more.
  mutating func prefer(_ tried: Tried) { best = tried }

  /// Replays a schedule choice by choice, with names; nil if it does not show the failure.
  private func traced(_ schedule: [RecordedSchedule.Choice]) throws -> TracedIteration? {
    guard let traced = try attempt(.exact(schedule), .trace), !traced.diverged else { return nil }
    return target.isShown(by: traced.result) ? traced : nil
  }
}
