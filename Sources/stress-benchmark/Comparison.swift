import StressKit

/// One row: a program under control, compared with the same program on a bare executor.
struct Comparison: Codable {
  let name: String
  let text: String
  /// The median round of control.
  let control: Rate
  let bare: Rate
  /// Executions under control per execution on the bare executor: the median of the rounds' ratios.
  let ratio: Hundredths

  /// Runs a program on both executors in turns.
  ///
  /// - Parameters:
  ///   - contest: The program.
  ///   - size: The amount of work.
  /// - Throws: Errors of the program.
  init(_ contest: Contest, _ size: BenchmarkSize) throws {
    let controlCount = try Self.executions(for: size.roundTime, contest.control)
    let bareCount = try Self.executions(for: size.roundTime, contest.bare)
    var control: [Rate] = []
    var bare: [Rate] = []
    var ratios: [Int] = []
    for round in 1...size.rounds {
      // Every round has other numbers, and so other interleavings; the first turn alternates.
      let controlTurn = { try Self.turn(contest.control, round * controlCount, controlCount) }
      let bareTurn = { try Self.turn(contest.bare, round * bareCount, bareCount) }
      if round.isMultiple(of: 2) {
        bare.append(try bareTurn())
        control.append(try controlTurn())
      } else {
        control.append(try controlTurn())
        bare.append(try bareTurn())
      }
      ratios.append(
        control[round - 1].executionsPerSecond * 100 / max(bare[round - 1].executionsPerSecond, 1)
      )
    }
    name = contest.name
    text = contest.text
    self.control =
      control.sorted { $0.executionsPerSecond < $1.executionsPerSecond }[
        size.rounds / 2
      ]
    self.bare = bare.sorted { $0.executionsPerSecond < $1.executionsPerSecond }[size.rounds / 2]
    ratio = Hundredths(ratios.sorted()[size.rounds / 2])
  }

  private static func turn(_ run: Contest.Contender, _ first: Int, _ count: Int) throws -> Rate {
    var steps = 0
    let time = try nanoseconds { steps = try run(first..<first + count) }
    return Rate(executions: count, steps: steps, nanoseconds: time)
  }

  /// The number of executions that take at least a time; finding it also warms the program up.
  private static func executions(for time: Duration, _ run: Contest.Contender) throws -> Int {
    var count = 1
    while true {
      let taken = try nanoseconds { _ = try run(0..<count) }
      if Duration.nanoseconds(taken) >= time { return count }
      count *= 2
    }
  }
}

/// Measures the real time of some work.
///
/// - Parameter work: The work; it runs once.
/// - Returns: The time, in nanoseconds.
/// - Throws: Errors of the work.
func nanoseconds(of work: () throws -> Void) rethrows -> Int {
  let start = ContinuousClock.now
  try work()
  let (seconds, attoseconds) = (ContinuousClock.now - start).components
  return Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
}
