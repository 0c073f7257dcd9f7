/// The measurements of one side at one size.
struct CycleSide: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case nanoseconds
    case cyclesPerSecond = "cycles_per_second"
    case transactionsPerSecond = "transactions_per_second"
  }

  /// The spread over the rounds.
  let cyclesPerSecond: Spread
  /// The transactions, two per cycle.
  let transactionsPerSecond: Spread
  /// The time of one cycle, over the single cycles of all rounds.
  let nanoseconds: Spread

  /// Summarizes measurements.
  ///
  /// - Parameters:
  ///   - turns: One turn per round.
  ///   - latencies: The times of single cycles, in nanoseconds.
  init(_ turns: [CycleTurn], _ latencies: [Int]) {
    cyclesPerSecond = Spread(turns.map(\.perSecond))
    transactionsPerSecond = Spread(turns.map { 2 * $0.perSecond })
    nanoseconds = Spread(latencies)
  }
}
