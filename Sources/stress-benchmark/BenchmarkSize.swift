/// The amount of work of a benchmark.
struct BenchmarkSize {
  /// The number of rounds in which the two executors take turns; the median counts.
  let rounds: Int
  /// The minimum time of one executor in one round.
  let roundTime: Duration
  /// The number of campaigns until the first failure.
  let campaigns: Int
  /// The number of executions during which memory must not grow.
  let memoryExecutions: Int
  /// The number of events in the long journal.
  let events: Int
  /// The number of tasks on the board on disk.
  let durableTasks: Int
  /// The minimum time of one side on disk in one round.
  let durableTime: Duration
  /// Whether the run only shows that everything works.
  let isQuick: Bool
  /// The sizes of the boards in tasks, in rising order.
  ///
  /// The cost of a cycle on the last is compared with the cost on the second.
  let boards: [Int]

  static let full = BenchmarkSize(
    rounds: 7,
    roundTime: .milliseconds(200),
    campaigns: 20_000,
    memoryExecutions: 1_000_000,
    events: 1_000_000,
    durableTasks: 20_000,
    durableTime: .milliseconds(400),
    isQuick: false,
    boards: [100, 1_000, 10_000, 100_000]
  )
  /// A size that only shows that everything works; its figures mean little.
  static let quick = BenchmarkSize(
    rounds: 1,
    roundTime: .milliseconds(1),
    campaigns: 10,
    memoryExecutions: 1_000,
    events: 20_000,
    durableTasks: 500,
    durableTime: .milliseconds(1),
    isQuick: true,
    boards: [100, 500, 1_000]
  )
}
