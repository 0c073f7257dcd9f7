/// The independent parts of an iteration's seed.
struct IterationSeeds {
  /// For the strategy.
  let schedule: Seed
  /// For `Iteration.random`.
  let data: Seed
  /// For system randomness.
  let system: Seed

  init(_ seed: Seed) {
    schedule = seed.derived(1)
    data = seed.derived(2)
    system = seed.derived(3)
  }
}
