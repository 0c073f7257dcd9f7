extension IterationResult {
  /// Creates the result of an iteration whose process ended before it sent one.
  ///
  /// If the machine ended the process, the iteration is inconclusive; otherwise it is a failure.
  init(lost index: Int, of plan: IterationPlan, _ knowledge: Knowledge, because fate: Fate) {
    self.init(lost: index, of: plan, knowledge)
    var text = fate.detail
    if plan.mode == .parallel { text += "; it may have been an iteration that ran beside it" }
    if fate.isOfMachine {
      inconclusive = "iteration \(index) was run twice, and twice its process ended early: \(text)"
    } else {
      failure = Failure(kind: fate.kind, detail: StableText.of(text))
    }
  }

  private init(lost index: Int, of plan: IterationPlan, _ knowledge: Knowledge) {
    let seed = plan.seed(ofIteration: index)
    guard plan.mode == .explore else {
      self.init(index: index, seed: seed, strategy: plan.mode.rawValue)
      return
    }
    let schedule = SchedulePlan(
      iteration: index,
      seed: plan.seeds(ofIteration: index).schedule,
      knowledge: knowledge
    )
    let strategy = type(of: plan.strategy.makeStrategy(schedule)).name
    self.init(index: index, seed: seed, strategy: strategy)
  }
}
