/// How one side did in one round.
struct CycleTurn: Sendable {
  var cycles = 0
  var nanoseconds = 0

  var perSecond: Int { Int(Double(cycles) * 1e9 / Double(max(nanoseconds, 1))) }

  /// Claims and completes on fresh boards until enough time has passed in it.
  ///
  /// A board is left when half of its tasks are done, so that it holds as many tasks throughout,
  /// most of them ready. Making it, and its first cycle, in which the run becomes a running one, are
  /// not timed.
  ///
  /// - Parameters:
  ///   - board: Which side.
  ///   - template: What to make boards from.
  ///   - tasks: How many tasks a board holds.
  ///   - time: How long at least.
  /// - Returns: The cycles and the time that they took.
  /// - Throws: What a cycle throws, and `WrongResult` when a board did not come to what was done.
  static func measure<B: CycleBoard>(
    _ board: B.Type,
    _ template: B.Template,
    tasks: Int,
    for time: Duration
  ) async throws -> CycleTurn {
    var turn = CycleTurn()
    repeat {
      let board = try B(template)
      try await board.cycle()
      let cycles = max(1, tasks / 2)
      let start = ContinuousClock.now
      for _ in 0..<cycles { try await board.cycle() }
      turn.nanoseconds += (ContinuousClock.now - start).wholeNanoseconds
      turn.cycles += cycles
      try expect(try await board.facts, after: cycles + 1, of: tasks, on: B.name)
    } while Duration.nanoseconds(turn.nanoseconds) < time
    return turn
  }

  /// Times every cycle of one board on its own.
  ///
  /// - Parameters:
  ///   - board: Which side.
  ///   - template: What to make the board from.
  ///   - count: How many cycles; fewer than the board has tasks.
  /// - Returns: Nanoseconds of each, the reading of the clock included.
  /// - Throws: What a cycle throws.
  static func latencies<B: CycleBoard>(
    _ board: B.Type,
    _ template: B.Template,
    _ count: Int
  ) async throws -> [Int] {
    let board = try B(template)
    try await board.cycle()
    var latencies: [Int] = []
    latencies.reserveCapacity(count)
    for _ in 0..<count {
      let start = ContinuousClock.now
      try await board.cycle()
      latencies.append((ContinuousClock.now - start).wholeNanoseconds)
    }
    return latencies
  }

  /// Makes sure that every cycle left its facts: a wrong board gives no figure.
  private static func expect(
    _ facts: BoardFacts,
    after cycles: Int,
    of tasks: Int,
    on side: String
  ) throws {
    guard facts.succeeded == cycles, facts.attempts == cycles, facts.lastToken == cycles,
      facts.ready == tasks - cycles, facts.isGapFree
    else {
      throw WrongResult(program: side, actual: "\(facts)", allowed: "\(cycles) cycles")
    }
  }
}

extension Duration {
  /// Whole nanoseconds.
  var wholeNanoseconds: Int {
    Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000)
  }
}
