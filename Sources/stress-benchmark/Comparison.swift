import StressKit

/// One row: a program under control, and beside it on a bare executor.
struct Comparison: Codable {
  let name: String
  let text: String
  /// The median round of each.
  let control: Rate
  let bare: Rate
  /// Executions under control for one on the bare executor: the median of the rounds' own ratios.
  let ratio: Hundredths

  /// Lets both executors run a program by turns.
  ///
  /// - Parameters:
  ///   - contest: What they run.
  ///   - size: How often and how long.
  /// - Throws: What the program throws.
  init(_ contest: Contest, _ size: BenchmarkSize) throws {
    let controlCount = try Self.executions(for: size.roundTime, contest.control)
    let bareCount = try Self.executions(for: size.roundTime, contest.bare)
    var control: [Rate] = []
    var bare: [Rate] = []
    var ratios: [Int] = []
    for round in 1...size.rounds {
      // Other numbers, so other interleavings, in every round; who is first alternates.
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

  /// How many executions take at least a time; finding out warms the program up.
  private static func executions(for time: Duration, _ run: Contest.Contender) throws -> Int {
    var count = 1
    while true {
      let taken = try nanoseconds { _ = try run(0..<count) }
      if Duration.nanoseconds(taken) >= time { return count }
      count *= 2
    }
  }
}

/// How long something takes, in real time.
///
/// - Parameter work: Done once.
/// - Returns: Nanoseconds.
/// - Throws: What the work throws.
func nanoseconds(of work: () throws -> Void) rethrows -> Int {
  let start = ContinuousClock.now
  try work()
  let (seconds, attoseconds) = (ContinuousClock.now - start).components
  return Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
}
