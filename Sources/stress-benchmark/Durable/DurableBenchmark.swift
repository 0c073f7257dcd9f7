import StressKit

/// Cycles of claim and completion on disk, each acknowledged when it is durable; beside them the same
/// rows in SQL, and what a synced transaction costs by itself.
struct DurableBenchmark: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case rows
    case syncNanoseconds = "sync_nanoseconds"
    case syncsPerLoneCycle = "syncs_per_lone_cycle"
  }

  static let name = "durable-cycles"
  private static let callers = [1, 8, 64]

  let rows: [DurableRow]
  /// A transaction of one update, synced; over the rounds.
  let syncNanoseconds: Spread
  /// What a cycle of one caller costs for one such transaction: the median of the rounds' own ratios.
  let syncsPerLoneCycle: Hundredths

  private struct Turns {
    var engine: [CycleTurn] = []
    var sql: [CycleTurn] = []
  }

  /// Measures.
  ///
  /// - Parameters:
  ///   - folder: Where the databases are made.
  ///   - size: How much.
  /// - Throws: What an engine or a database throws, and `WrongResult`.
  init(_ folder: String, _ size: BenchmarkSize) async throws {
    let copy = try await JournalCopy(in: folder, tasks: size.durableTasks)
    // An engine's cycle first, for SQL writes what it has written.
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

  /// How many cycles one side does for one of the other.
  private static func ratio(_ one: [CycleTurn], _ other: [CycleTurn]) -> Hundredths {
    Hundredths(Spread(zip(one, other).map { $0.perSecond * 100 / max($1.perSecond, 1) }).median)
  }
}
