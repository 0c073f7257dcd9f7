/// What the iterations of a body have come to so far.
struct TestFindings: Sendable {
  /// Failures that are listed.
  private static let listed = 10

  private let order: TestOrder
  /// What earlier rounds have found out.
  var knowledge = Knowledge()
  private var done = 0
  private var frozen = 0
  /// The first iteration that froze its thread, until it is run again.
  private var untraced: TracedIteration?
  /// A failure that is being minimized, as it was found.
  private var minimizing: (result: IterationResult, own: TracedIteration)?
  private var failed = 0
  private var longest = 0
  private var digests: Set<UInt64> = []
  /// Iterations that stayed under control.
  private var controlled = 0
  /// The most tasks of one iteration.
  private var tasks = 0
  private var violations: [Violation] = []
  private var traced: Set<Violation.Kind> = []
  private var metrics: [String: Int] = [:]
  private var witnesses: [String: Int] = [:]
  private var escapes: [String: Int] = [:]
  private var sharedSteps = 0
  /// Fault points, which only a scenario can declare.
  private var undeclared: Set<String> = []
  private var unrepeated: [Int] = []

  init(_ order: TestOrder) {
    self.order = order
  }

  /// The iteration to run next, or nil when there is none.
  var next: Int? {
    if order.stopsAtFirst, failed > 0 { return nil }
    if frozen >= TestExploration.frozenThreadLimit, untraced == nil { return nil }
    let index = order.range.lowerBound + done
    return index < order.range.upperBound ? index : nil
  }

  /// Whether a failure is the first of its kind.
  func isNew(_ result: IterationResult) -> Bool {
    !traced.contains(Violation.Kind(result))
  }

  /// Takes one more iteration into account.
  ///
  /// - Parameters:
  ///   - result: Of the iteration `next`.
  ///   - again: What another run of it came to, if there was one.
  ///   - traced: That run with its trace, if it was traced.
  mutating func add(
    _ result: IterationResult,
    again: IterationResult?,
    traced: TracedIteration?
  ) {
    let index = result.index
    done += 1
    if let escape = result.firstEscape {
      // What came after it need not come again.
      escapes[escape, default: 0] += 1
    } else {
      controlled += 1
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
    if let again, !result.repeats(again) { unrepeated.append(index) }
    longest = max(longest, result.steps)
    if index == Rounds.pilots - 1, order.only == nil { knowledge = Knowledge(pilotSteps: longest) }
    guard result.hasFailed else { return }
    failed += 1
    let kind = Violation.Kind(result)
    self.traced.insert(kind)
    let shown = traced?.result ?? result
    let text = shown.broken.first?.actual ?? shown.failure?.detail ?? ""
    list(kind, text, index, traced.map { InterleavingTable($0.trace).lines } ?? [])
  }

  /// Keeps a failure in case that minimizing it does not come to an end.
  mutating func beginMinimizing(_ result: IterationResult, _ own: TracedIteration) {
    minimizing = (result, own)
  }

  /// Takes the failure into account that was being minimized.
  /// - Parameter minimized: What it came to, or nil to show it as it was found.
  mutating func endMinimizing(_ minimized: Minimized?) {
    guard let (result, own) = minimizing else { return }
    minimizing = nil
    add(result, again: own.result, traced: minimized?.traced ?? own)
  }

  /// The iteration that has frozen its thread and is to be run once more, or nil.
  var frozenBefore: Int? { untraced?.result.index }

  /// Takes an iteration into account whose thread stands still.
  ///
  /// The first one is run once more, for its interleaving.
  mutating func addFrozen(_ iteration: TracedIteration) {
    frozen += 1
    if minimizing != nil { return endMinimizing(nil) }
    if untraced == nil, traced.isDisjoint(with: [.crashed, .hung]) {
      untraced = iteration
      return
    }
    let table = untraced == nil ? [] : InterleavingTable(iteration.trace).lines
    let first = untraced ?? iteration
    untraced = nil
    finishFrozen(first.result, table)
  }

  /// Takes an iteration into account that froze its thread the first time, and now did not.
  mutating func addUnrepeated(_ result: IterationResult) {
    guard let first = untraced?.result else { return }
    untraced = nil
    unrepeated.append(result.index)
    finishFrozen(first, [])
  }

  private mutating func finishFrozen(_ result: IterationResult, _ table: [String]) {
    done += 1
    if result.firstEscape == nil { controlled += 1 }
    failed += 1
    let kind = Violation.Kind(result)
    traced.insert(kind)
    list(kind, result.failure?.detail ?? "", result.index, table)
  }

  private mutating func list(
    _ kind: Violation.Kind,
    _ text: String,
    _ index: Int,
    _ interleaving: [String]
  ) {
    guard violations.count < Self.listed else { return }
    violations.append(
      Violation(
        kind: kind,
        text: text,
        iteration: index,
        seed: order.seed.value,
        interleaving: interleaving,
        replay: order.replay(index)
      )
    )
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
    if frozen >= TestExploration.frozenThreadLimit, done < order.range.count {
      reasons.append(
        "stopped after \(frozen) crashes and hangs: each leaves a thread behind"
      )
    }
    if let first = unrepeated.first {
      reasons.append(
        "iteration \(first) came out differently when it was run again: something in it is not under "
          + "control, such as the order of a Set or Dictionary whose keys hash their address "
          + "(ObjectIdentifier, pointers), or it depends on what an earlier iteration or another test has left"
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

  /// All of it.
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
      violations: violations,
      metrics: metrics,
      witnesses: witnesses,
      escapes: escapes
    )
  }
}
