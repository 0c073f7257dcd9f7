/// The independent parts of an iteration's seed.
struct IterationSeeds {
  /// The seed of the strategy.
  let schedule: Seed
  /// The seed of `Iteration.random`.
  let data: Seed
  /// The seed of system randomness.
  let system: Seed
  /// The seed of `Iteration.faults`.
  let faults: Seed
  /// The seed of drawn sizes.
  let sizes: Seed

  /// Derives the parts.
  ///
  /// - Parameters:
  ///   - schedule: The seed of the iteration.
  ///   - inputs: The seed of the iteration that provides the inputs, usually the same.
  init(schedule: Seed, inputs: Seed) {
    self.schedule = schedule.derived(1)
    data = inputs.derived(2)
    system = inputs.derived(3)
    faults = inputs.derived(4)
    sizes = inputs.derived(5)
  }
}
