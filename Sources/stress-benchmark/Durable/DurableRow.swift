import StressKit

/// One row: cycles on disk with a number of callers, by the engine and by SQL.
struct DurableRow: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case callers, ratio
    case engineCyclesPerSecond = "engine_cycles_per_second"
    case sqlCyclesPerSecond = "sql_cycles_per_second"
  }

  let callers: Int
  let engineCyclesPerSecond: Spread
  /// One transaction holds one cycle of each caller.
  let sqlCyclesPerSecond: Spread
  /// Cycles of the engine per cycle in SQL: the median of the rounds' ratios.
  let ratio: Hundredths
}
