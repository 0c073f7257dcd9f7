import Synchronization
import Testing

@testable import StressKit

/// What depends on the addresses of objects differs from run to run, and is found.
struct AddressHashingTests {
  /// Starts tasks in the order of a set of objects.
  struct HashesAddresses: Fixture {
    final class Part {}

    static var invariants: [Invariant<Self>] {
      [Invariant("H1", "holds") { _, _, _ in .equal(1, 1) }]
    }

    func run(_ system: Void, _ iteration: Iteration) async {
      let parts = (0..<16).map { _ in Part() }
      let order = Set(parts.map { ObjectIdentifier($0) })
      await withTaskGroup { group in
        for identifier in order {
          let number = parts.firstIndex { ObjectIdentifier($0) == identifier } ?? 0
          group.addTask(name: "part \(number)") {
            for _ in 0..<number { await Task.yield() }
          }
        }
      }
    }
  }

  @Test func `A second run finds the order of a set of addresses, and says what it can be`() throws
  {
    let scenario = HashesAddresses.self
    let explorer = try Explorer(scenario, scenario.plan(seed: Seed(1)))
    let tally = try explorer.explore(0..<65) { _ in true }
    #expect(tally.mismatches.map(\.iteration) == [0, 64])
    let reason = try #require(tally.reasons.first)
    #expect(reason.contains("hash their address (ObjectIdentifier, pointers)"), "\(reason)")
  }
}
