/// Totals of the iterations of a body.
struct TestFindings: Sendable {
  /// The number of failures that are listed.
  private static let listed = 10

  /// Tells failures apart: the kind, and the place of a crash, a hang or an expectation.
  private struct Signature: Hashable, Sendable {
    let kind: Violation.Kind
    let place: String?

    init(_ result: IterationResult) {
      kind = Violation.Kind(result)
      place = result.broken.first?.id ?? result.failure?.place
    }
  }

  private let order: TestOrder
  /// The knowledge from the pilots of the present round.
  var knowledge = Knowledge()
  private var pilots = PilotTally()
  private var done = 0
  private var crashed = 0
  private var hung = 0
  private var failed = 0
  private var digests: Set<UInt64> = []
  /// Iterations that stayed under control.
  private var controlled = 0
  /// The largest number of tasks in one iteration.
  private var tasks = 0
  /// The listed failures, each with whether it differs from all earlier ones.
  private var violations: [(violation: Violation, isFirst: Bool)] = []
  private var seen: Set<Signature> = []
  private var metrics: [String: Int] = [:]
  private var witnesses: [String: Int] = [:]
  private var escapes: [String: Int] = [:]
  private var sharedSteps = 0
  /// Fault points that were used; only a scenario can declare them.
  private var undeclared: Set<String> = []
  private var unrepeated: [Int] = []

  init(_ order: TestOrder) {
    self.order = order
  }

  /// The iteration to run next, or nil if there is none.
  var next: Int? {
    if order.stopsAtFirst, failed > 0 { return nil }
    if hasLostTooMany { return nil }
    let index = order.range.lowerBound + done
    return index < order.range.upperBound ? index : nil
  }

  private var hasLostTooMany: Bool {
    crashed >= TestExploration.crashLimit || hung >= TestExploration.hangLimit
  }

  /// Whether a failure differs from all earlier ones in its kind, or in the place of a crash, a
  /// hang or an expectation.
  func isNew(_ result: IterationResult) -> Bool {
    !seen.contains(Signature(result))
  }

  /// Adds the result of one iteration.
  ///
  /// - Parameters:
  ///   - result: The result of the iteration `next`.
  ///   - again: The result of its second run, if any.
  ///   - traced: A traced run that shows the failure, if any.
  ///   - minimization: The minimization that found `traced`, or nil.
  mutating func add(
    _ result: IterationResult,
    again: IterationResult?,
    traced: TracedIteration?,
    _ minimization: MinimizationEvidence? = nil
  ) {
    let index = result.index
    done += 1
    if result.failure?.kind == .crashed { crashed += 1 }
    if result.failure?.kind == .hung { hung += 1 }
    if result.firstEscape == nil { controlled += 1 }
    if !result.isLost { addNumbers(of: result) }
    if let again, !repeats(result, again) { unrepeated.append(index) }
    if order.only == nil { learn(from: result) }
    guard result.hasFailed else { return }
    failed += 1
    let isFirst = seen.insert(Signature(result)).inserted
    let shown = traced?.result ?? result
    list(
      Violation(
        kind: Violation.Kind(result),
        text: shown.broken.first?.actual ?? shown.failure?.detail ?? "",
        iteration: index,
        seed: order.seed.value,
        interleaving: traced.map { InterleavingTable($0.trace).lines } ?? [],
        limitation: minimization?.limitation,
        replay: order.replay(index)
      ),
      isFirst: isFirst
    )
  }

  /// The knowledge for an iteration of the present round.
  func knowledge(for index: Int) -> Knowledge { Rounds.isPilot(index) ? Knowledge() : knowledge }

  private mutating func learn(from result: IterationResult) {
    guard Rounds.isPilot(result.index) else { return }
    let range = Rounds.pilots(for: result.index)
    if result.index == range.lowerBound { pilots = PilotTally() }
    pilots.add(result)
    if result.index == range.upperBound - 1 { knowledge = pilots.knowledge }
  }

  /// An iteration that crashed or hung has no numbers.
  private mutating func addNumbers(of result: IterationResult) {
    if let escape = result.firstEscape {
      // Events after the first escape may differ in another run, so they are not counted.
      escapes[escape, default: 0] += 1
    } else {
      tasks = max(tasks, result.tasks)
      if digests.count < ScenarioTally.distinctLimit { digests.insert(result.digest.value) }
      for name in result.escapes.keys { escapes[name, default: 0] += 1 }
    }
    undeclared.formUnion(result.undeclared)
    for (key, sum) in result.metrics {
      metrics[key] = (metrics[key] ?? 0).addingReportingOverflow(sum).partialValue
    }
    for id in result.witnesses { witnesses[id, default: 0] += 1 }
    sharedSteps += result.sharedSteps
  }

  /// Whether two runs of one iteration agree.
  private func repeats(_ first: IterationResult, _ second: IterationResult) -> Bool {
    guard first.isLost else { return first.repeats(second) }
    var target = FailureTarget(first, invariant: nil)
    // Chance decides in which function of a loop a hang is interrupted.
    if target.kind == .hung { target.place = second.failure?.place }
    return target.isShown(by: second)
  }

  /// Lists a failure; one that differs from all earlier ones may replace one that does not.
  private mutating func list(_ violation: Violation, isFirst: Bool) {
    if violations.count >= Self.listed {
      guard isFirst, let last = violations.lastIndex(where: { !$0.isFirst }) else { return }
      violations.remove(at: last)
    }
    violations.append((violation, isFirst))
  }

  private var coverage: Coverage {
    Coverage(
      iterations: done,
      controlled: controlled,
      interleavings: digests.count,
      tasks: tasks
    )
  }

  private var reasons: [String] {
    var reasons: [String] = []
    if let reason = coverage.reason {
      let names = escapes.keys.sorted().joined(separator: ", ")
      reasons.append(
        "\(reason) (\(names)); to accept that, call explore and expect its report to have no violations"
      )
    }
    if done < order.range.count {
      if crashed >= TestExploration.crashLimit {
        reasons.append("stopped after \(crashed) crashes: each leaves a thread behind")
      } else if hung >= TestExploration.hangLimit {
        reasons.append("stopped after \(hung) hangs: each takes the watchdog's time")
      }
    }
    if let first = unrepeated.first {
      reasons.append(
        "iteration \(first) had another result when it was run again: \(IterationResult.whyNotRepeated)"
      )
    }
    if let first = undeclared.sorted().first {
      reasons.append("the body uses \(first), which only a scenario can declare")
    }
    if sharedSteps > 0 {
      reasons.append(
        "\(counted(sharedSteps, "time")) more than one task ran in a step, or one in none: "
          + "a fault of control"
      )
    }
    return reasons
  }

  /// The report of all iterations so far.
  var report: ExplorationReport {
    ExplorationReport(
      name: order.name,
      seed: order.seed.value,
      iterations: done,
      interleavings: digests.count,
      verdict: Verdict(failures: failed, reasons: reasons),
      reasons: reasons,
      remark: coverage.remark,
      failed: failed,
      violations: violations.map(\.violation),
      metrics: metrics,
      witnesses: witnesses,
      escapes: escapes
    )
  }
}
