import Testing

@testable import StressKit

/// Hashing is fixed inside iterations, and nowhere else.
struct HashingTests {
  private static func orders() -> [[Int]] {
    // All at once, or one would have the memory of another.
    let sets = (0..<8).map { _ in Set(0..<100) }
    return sets.map(Array.init)
  }

  /// Prints the order that a set has in an iteration; a process of its own has no other iterations.
  private static func orderInAProcess() async throws -> [UInt8] {
    let observed = await #expect(
      processExitsWith: .success,
      observing: [\.standardOutputContent]
    ) {
      precondition(Set(HashingTests.orders()).count > 1, "fixed before the iteration")
      let log = Log()
      _ = try ControlledRun { for order in HashingTests.orders() { log.write("\(order)") } }
      precondition(Set(log.lines).count == 1, "not fixed in the iteration")
      precondition(Set(HashingTests.orders()).count > 1, "fixed after the iteration")
      print("order \(log.lines[0])")
    }
    let result = try #require(observed)
    let lines = result.standardOutputContent.split(separator: UInt8(ascii: "\n"))
    return try #require(lines.first { $0.starts(with: Array("order ".utf8)) }).map { $0 }
  }

  @Test func `Sets have one order in iterations of all processes, and any order elsewhere`()
    async throws
  {
    let first = try await Self.orderInAProcess()
    #expect(first.count > 100)
    #expect(try await Self.orderInAProcess() == first)
  }
}
