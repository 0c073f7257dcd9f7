import Synchronization

@testable import StressKit

/// Reads under a `Mutex`, and writes under it later.
///
/// In an ordinary build there is no point in between: the free path of
/// a `Mutex` calls no function that control sees.
struct LockedInHalves: Fixture {
  static let invariants: [Invariant<Self>] = [
    Invariant("L1", "no addition is lost") { scenario, _, iteration in
      .equal(iteration.metrics["sum"], 2 * scenario.additions)
    }
  ]
  static let metrics = ["sum"]

  var additions: Int { 2_000 }

  func run(_ system: Void, _ iteration: Iteration) async throws {
    let sum = Sum()
    await withTaskGroup { group in
      for number in 1...2 {
        group.addTask(name: "worker \(number)") {
          for _ in 0..<additions {
            let read = sum.value.withLock { $0 }
            sum.value.withLock { $0 = read + 1 }
          }
        }
      }
    }
    iteration.add(sum.value.withLock { $0 }, to: "sum")
  }

  private final class Sum: Sendable {
    let value = Mutex(0)
  }
}
