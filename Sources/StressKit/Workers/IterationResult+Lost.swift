extension IterationResult {
  /// An iteration of which nothing is known but how it ended.
  init(lost index: Int, of plan: IterationPlan, _ knowledge: Knowledge, because fate: Fate) {
    let seed = plan.seed(ofIteration: index)
    guard plan.mode == .explore else {
      self.init(index: index, seed: seed, strategy: plan.mode.rawValue)
      let text = "\(fate.detail); it may have been an iteration that ran beside it"
      failure = Failure(kind: fate.kind, detail: StableText.of(text))
      return
    }
    let schedule = SchedulePlan(
      iteration: index,
      seed: plan.seeds(ofIteration: index).schedule,
      knowledge: knowledge
    )
    let strategy = type(of: plan.strategy.makeStrategy(schedule)).name
    self.init(index: index, seed: seed, strategy: strategy)
    failure = Failure(kind: fate.kind, detail: StableText.of(fate.detail))
  }
}
