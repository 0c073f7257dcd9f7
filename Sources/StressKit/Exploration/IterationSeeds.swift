/// The independent parts of an iteration's seed.
struct IterationSeeds {
  /// For the strategy.
  let schedule: Seed
  /// For `Iteration.random`.
  let data: Seed
  /// For system randomness.
  let system: Seed
  /// For `Iteration.faults`.
  let faults: Seed

  /// Derives the parts.
  ///
  /// - Parameters:
  ///   - schedule: Seed of the iteration.
  ///   - inputs: Seed of the iteration whose inputs it takes, as a rule the same.
  init(schedule: Seed, inputs: Seed) {
    self.schedule = schedule.derived(1)
    data = inputs.derived(2)
    system = inputs.derived(3)
    faults = inputs.derived(4)
  }
}
