/// How much is measured.
struct BenchmarkSize {
  /// Rounds in which the two executors take turns; the median counts.
  let rounds: Int
  /// How long one executor runs in one round, at least.
  let roundTime: Duration
  /// Campaigns until the first failure.
  let campaigns: Int
  /// Executions over which memory must not grow.
  let memoryExecutions: Int
  /// Sizes of the task boards, in tasks.
  let boards = [100, 1_000, 10_000, 100_000]

  static let full = BenchmarkSize(
    rounds: 7,
    roundTime: .milliseconds(200),
    campaigns: 20_000,
    memoryExecutions: 1_000_000
  )
  /// Shows that everything runs; its figures mean little.
  static let quick = BenchmarkSize(
    rounds: 1,
    roundTime: .milliseconds(1),
    campaigns: 10,
    memoryExecutions: 1_000
  )
}
