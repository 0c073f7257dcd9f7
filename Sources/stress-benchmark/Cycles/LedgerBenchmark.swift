import WorkflowEngine

/// Transactions of a ledger with a minimal model: the cost of the ledger itself.
struct LedgerBenchmark: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case transactionsPerSecond = "transactions_per_second"
  }

  static let name = "ledger-transactions"
  /// The number of transactions per ledger; the in-memory journal has a capacity.
  private static let transactions = 100_000

  /// The spread over the rounds.
  let transactionsPerSecond: Spread

  /// A sum; each event adds to it.
  private enum Sum: Model {
    static func evolve(_ state: inout Int, _ event: Int) { state += event }
    static func consequences(of event: Int, in state: Int) -> [Int] { [] }
  }

  private struct Add: Command {
    let number: Int

    func decide(_ state: Int) -> Decision<Sum, Int> { Decision(state + number, [number]) }
  }

  /// Runs the measurement.
  ///
  /// - Parameter size: The amount of work.
  /// - Throws: A `LedgerError`, or `WrongResult` if a transaction was lost.
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
