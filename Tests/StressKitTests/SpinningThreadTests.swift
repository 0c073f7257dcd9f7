internal import CStressRuntime
import Foundation
import Testing

@testable import StressKit

/// Threads that spin after their iteration do not take a processor from later tests.
struct SpinningThreadTests {
  /// Spins without a call, so that the thread is always in the program's own code.
  private static func spin() {
    var number = 0
    while number >= 0 { number = (number &+ 1) & 0xFFFF }
  }

  @Test(arguments: [true, false])
  func `a thread that spins after its iteration is parked`(isQueue: Bool) async throws {
    let before = stress_parked_threads()
    let run = try ControlledRun {
      if isQueue {
        DispatchQueue.global().async { Self.spin() }
      } else {
        Thread.detachNewThread { Self.spin() }
      }
    }
    #expect(run.hasFinished)
    while stress_parked_threads() == before { await Task.yield() }
    #expect(stress_parked_threads() > before)
  }
}
