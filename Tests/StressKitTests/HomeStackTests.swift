import Dispatch
import Foundation
import Synchronization
import Testing

@testable import StressKit

/// The thread that drives a world runs jobs too, and can leave one of them in the middle when a phase ends.
struct HomeStackTests {
  private static let mutex = Mutex(0)
  private static let recursive = NSRecursiveLock()

  @Test func `A job that a phase has left in the middle goes on in the next phase`() throws {
    try Control.install()
    let home = "\(pthread_self())"
    var leftAtHome = 0
    for seed in 0..<UInt64(60) {
      let (begun, ended) = (Log(), Log())
      let execution = Execution()
      execution.reset(randomSeed: Seed(seed))
      execution.world.isOnCarriers = true
      let walk = RandomWalk(SchedulePlan(iteration: 0, seed: Seed(seed), knowledge: Knowledge()))
      _ = execution.run(
        .body,
        under: walk,
        stepLimit: 4,
        leavingAt: InnerPoints(seed: Seed(seed), spread: 1)
      ) {
        await withTaskGroup { group in
          for name in ["a", "b"] {
            group.addTask {
              begun.write("\(pthread_self())")
              // Such locks belong to a thread, and must not be free for another job on it.
              for _ in 0..<2 { Self.mutex.withLock { $0 += Self.leave() } }
              for _ in 0..<2 { Self.recursive.withLock { _ = Self.leave() } }
              ended.write(name)
            }
          }
        }
      }
      if ended.lines.isEmpty, begun.lines.contains(home) { leftAtHome += 1 }
      #expect(execution.cleanUp())
      #expect(ended.lines.count == 2)
    }
    #expect(leftAtHome > 0)
  }

  private static func leave() -> Int {
    schedulingPoint("in the middle")
    return 1
  }

  @Test func `After a deadlock the driving thread is in the task that drives`() throws {
    func current() -> Int? { unsafe withUnsafeCurrentTask { unsafe $0?.hashValue } }
    let before = current()
    let threads = Log()
    let run = try ControlledRun(onCarriers: true) {
      func wait() {
        threads.write("\(pthread_self())")
        DispatchSemaphore(value: 0).wait()
      }
      wait()
    }
    #expect(run.failure?.kind == .deadlock)
    #expect(threads.lines == ["\(pthread_self())"])
    #expect(before != nil)
    #expect(current() == before)
  }
}
