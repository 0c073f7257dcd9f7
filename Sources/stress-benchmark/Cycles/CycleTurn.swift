/// The measurement of one side in one round.
struct CycleTurn: Sendable {
  var cycles = 0
  var nanoseconds = 0

  var perSecond: Int { Int(Double(cycles) * 1e9 / Double(max(nanoseconds, 1))) }

  /// Runs cycles on fresh boards until a minimum time has passed.
  ///
  /// A board is replaced when half of its tasks are done, so the number of ready tasks stays
  /// similar. Making a board, and its first cycle, which changes the run's status, are not timed.
  ///
  /// - Parameters:
  ///   - board: The side.
  ///   - template: The template of the boards.
  ///   - tasks: The number of tasks per board.
  ///   - time: The minimum time.
  /// - Returns: The number of cycles and their time.
  /// - Throws: Errors of a cycle, and `WrongResult` if a board does not show all cycles.
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

  /// Times each cycle of one board separately.
  ///
  /// - Parameters:
  ///   - board: The side.
  ///   - template: The template of the board.
  ///   - count: The number of cycles; less than the number of tasks.
  /// - Returns: The time of each cycle in nanoseconds, including the reading of the clock.
  /// - Throws: Errors of a cycle.
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

  /// Checks that the board shows every cycle, because a wrong board gives no figure.
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
  /// The duration in whole nanoseconds.
  var wholeNanoseconds: Int {
    Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000)
  }
}
