import WorkflowEngine

/// Transactions of a ledger whose model does next to nothing: what the ledger itself costs.
struct LedgerBenchmark: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case transactionsPerSecond = "transactions_per_second"
  }

  static let name = "ledger-transactions"
  /// Transactions of one ledger, after which there is a new one: a journal in memory is bounded.
  private static let transactions = 100_000

  /// Over the rounds.
  let transactionsPerSecond: Spread

  /// A sum; an event adds to it.
  private enum Sum: Model {
    static func evolve(_ state: inout Int, _ event: Int) { state += event }
    static func consequences(of event: Int, in state: Int) -> [Int] { [] }
  }

  private struct Add: Command {
    let number: Int

    func decide(_ state: Int) -> Decision<Sum, Int> { Decision(state + number, [number]) }
  }

  /// Measures.
  ///
  /// - Parameter size: How much.
  /// - Throws: A `LedgerError`, or `WrongResult` when a transaction was lost.
  init(_ size: BenchmarkSize) async throws {
    var rates: [Int] = []
    for _ in 0..<size.rounds {
      var (count, time) = (0, 0)
      repeat {
        let ledger = try Ledger<Sum>(state: 0, journal: MemoryJournal())
        let discipline: any Discipline = EngineConfiguration().discipline
        var sum = 0
        let start = ContinuousClock.now
        for _ in 0..<Self.transactions {
          sum = try await discipline.perform(Add(number: 1), on: ledger)
        }
        time += (ContinuousClock.now - start).wholeNanoseconds
        count += Self.transactions
        guard sum == Self.transactions else {
          throw WrongResult(program: Self.name, actual: "\(sum)", allowed: "\(Self.transactions)")
        }
      } while Duration.nanoseconds(time) < size.roundTime
      rates.append(Int(Double(count) * 1e9 / Double(max(time, 1))))
    }
    transactionsPerSecond = Spread(rates)
  }
}
