import StressKit

/// One row: claim-to-complete cycles on boards of one size, by the engine and by SQL.
struct CycleRow: Codable, Sendable {
  let tasks: Int
  let engine: CycleSide
  let sqlite: CycleSide
  /// Cycles of the engine per cycle in SQL: the median of the rounds' ratios.
  let ratio: Hundredths
}
