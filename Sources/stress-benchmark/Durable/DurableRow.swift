import StressKit

/// One row: cycles on disk with so many callers, by the engine and by SQL.
struct DurableRow: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case callers, ratio
    case engineCyclesPerSecond = "engine_cycles_per_second"
    case sqlCyclesPerSecond = "sql_cycles_per_second"
  }

  let callers: Int
  let engineCyclesPerSecond: Spread
  /// All cycles of a round in one transaction, a round being one cycle of each caller.
  let sqlCyclesPerSecond: Spread
  /// Cycles of the engine for one in SQL: the median of the rounds' own ratios.
  let ratio: Hundredths
}
