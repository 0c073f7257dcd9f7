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
  /// Events of the long journal.
  let events: Int
  /// Tasks of the board on disk.
  let durableTasks: Int
  /// How long one side works on disk in one round, at least.
  let durableTime: Duration
  /// Whether only that everything runs is shown.
  let isQuick: Bool
  /// Sizes of the task boards, in tasks.
  let boards = [100, 1_000, 10_000, 100_000]

  static let full = BenchmarkSize(
    rounds: 7,
    roundTime: .milliseconds(200),
    campaigns: 20_000,
    memoryExecutions: 1_000_000,
    events: 1_000_000,
    durableTasks: 20_000,
    durableTime: .milliseconds(400),
    isQuick: false
  )
  /// Shows that everything runs; its figures mean little.
  static let quick = BenchmarkSize(
    rounds: 1,
    roundTime: .milliseconds(1),
    campaigns: 10,
    memoryExecutions: 1_000,
    events: 20_000,
    durableTasks: 500,
    durableTime: .milliseconds(1),
    isQuick: true
  )
}
