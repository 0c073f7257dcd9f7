internal import CStressRuntime
import Foundation
import Synchronization
import Testing

@testable import StressKit

/// Threads that spin after their iteration do not take a processor from later tests.
///
/// Each test has a process of its own: a parked thread of a queue is lost for the other tests.
struct SpinningThreadTests {
  /// Spins without a call of another library.
  ///
  /// So the thread is always in the program's own code. The flag keeps an optimizer from removing the loop.
  private static func spin() {
    let isOver = Atomic(false)
    while !isOver.load(ordering: .relaxed) {}
  }

  /// The processor time in seconds that ends a test in which no thread is parked.
  ///
  /// Real time would also end it on a machine that does other work.
  private static let limit = 60

  private static func expectParking(_ start: @escaping @Sendable () -> Void) async throws {
    let before = stress_parked_threads()
    let run = try ControlledRun { start() }
    #expect(run.hasFinished)
    while stress_parked_threads() == before, clock() / CLOCKS_PER_SEC < limit { await Task.yield() }
    #expect(stress_parked_threads() > before)
  }

  @Test func `a thread that spins after its iteration is parked`() async {
    await #expect(processExitsWith: .success) {
      try await Self.expectParking { Thread.detachNewThread { Self.spin() } }
    }
  }

  @Test func `a queue whose work spins after its iteration is parked`() async {
    await #expect(processExitsWith: .success) {
      try await Self.expectParking { DispatchQueue.global().async { Self.spin() } }
    }
  }
}
