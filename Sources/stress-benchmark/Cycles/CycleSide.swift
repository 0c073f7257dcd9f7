/// What was measured of one side at one size.
struct CycleSide: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case nanoseconds
    case cyclesPerSecond = "cycles_per_second"
    case transactionsPerSecond = "transactions_per_second"
  }

  /// Over the rounds.
  let cyclesPerSecond: Spread
  /// A cycle is two transactions.
  let transactionsPerSecond: Spread
  /// How long one cycle takes, over single cycles of all rounds.
  let nanoseconds: Spread

  /// Sums up.
  ///
  /// - Parameters:
  ///   - turns: One for each round.
  ///   - latencies: In nanoseconds, of single cycles.
  init(_ turns: [CycleTurn], _ latencies: [Int]) {
    cyclesPerSecond = Spread(turns.map(\.perSecond))
    transactionsPerSecond = Spread(turns.map { 2 * $0.perSecond })
    nanoseconds = Spread(latencies)
  }
}
