import StressKit

/// Cycles on disk, acknowledged when they are durable, compared with the same rows in SQL and with
/// the cost of a single synced transaction.
struct DurableBenchmark: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case rows
    case syncNanoseconds = "sync_nanoseconds"
    case syncsPerLoneCycle = "syncs_per_lone_cycle"
  }

  static let name = "durable-cycles"
  private static let callers = [1, 8, 64]

  let rows: [DurableRow]
  /// The time of a synced transaction with one update, over the rounds.
  let syncNanoseconds: Spread
  /// The cost of a single caller's cycle in such transactions: the median of the rounds' ratios.
  let syncsPerLoneCycle: Hundredths

  private struct Turns {
    var engine: [CycleTurn] = []
    var sql: [CycleTurn] = []
  }

  /// Runs the measurement.
  ///
  /// - Parameters:
  ///   - folder: The folder for the databases.
  ///   - size: The amount of work.
  /// - Throws: Errors of an engine or a database, and `WrongResult`.
  init(_ folder: String, _ size: BenchmarkSize) async throws {
    let copy = try await JournalCopy(in: folder, tasks: size.durableTasks)
    // The engine's cycle comes first, because the SQL side writes the same rows.
    let warm = try await EngineCycles.measure(copy, callers: 1, for: .zero)
    let row = try SQLCycles.Row(lastOf: "\(folder)/copy.db")
    guard warm.cycles == 1, row.count > 0 else {
      throw WrongResult(program: Self.name, actual: "\(warm.cycles) cycles", allowed: "1")
    }
    var turns = [Turns](repeating: Turns(), count: Self.callers.count)
    var syncs: [CycleTurn] = []
    for round in 0..<size.rounds {
      syncs.append(try SQLCycles(try copy.make()).measure(row, callers: 0, for: size.durableTime))
      for (place, callers) in Self.callers.enumerated() {
        for isEngine in round.isMultiple(of: 2) ? [true, false] : [false, true] {
          if isEngine {
            turns[place].engine.append(
              try await EngineCycles.measure(copy, callers: callers, for: size.durableTime)
            )
          } else {
            turns[place].sql.append(
              try SQLCycles(try copy.make()).measure(row, callers: callers, for: size.durableTime)
            )
          }
        }
      }
    }
    rows = zip(Self.callers, turns).map { callers, turns in
      DurableRow(
        callers: callers,
        engineCyclesPerSecond: Spread(turns.engine.map(\.perSecond)),
        sqlCyclesPerSecond: Spread(turns.sql.map(\.perSecond)),
        ratio: Self.ratio(turns.engine, turns.sql)
      )
    }
    syncNanoseconds = Spread(syncs.map { $0.nanoseconds / $0.cycles })
    syncsPerLoneCycle = Self.ratio(syncs, turns[0].engine)
  }

  /// The number of cycles of one side per cycle of the other.
  private static func ratio(_ one: [CycleTurn], _ other: [CycleTurn]) -> Hundredths {
    Hundredths(Spread(zip(one, other).map { $0.perSecond * 100 / max($1.perSecond, 1) }).median)
  }
}
