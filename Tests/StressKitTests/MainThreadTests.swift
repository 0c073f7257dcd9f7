import Dispatch
import Foundation
import Testing

@testable import StressKit

/// Code that asks whether it is on the main thread gets the answer of production.
struct MainThreadTests {
  @Test func `Work beside a block of the main queue is not on the main thread`() throws {
    let found = try PointOutcomes.of { log in
      let group = DispatchGroup()
      DispatchQueue.main.async(group: group) {
        schedulingPoint("in the block")
        log.write(Thread.isMainThread ? "main" : "wrong")
      }
      DispatchQueue.global().async(group: group) {
        log.write(Thread.isMainThread ? "wrong" : "elsewhere")
      }
      await withCheckedContinuation { continuation in
        group.notify(queue: .global()) { continuation.resume() }
      }
    }
    #expect(Set(found.keys) == ["main elsewhere", "elsewhere main"])
  }

  @Test func `Work of a task is not on the main thread after a block of the main queue`() throws {
    let run = try ControlledRun {
      await withCheckedContinuation { continuation in
        DispatchQueue.main.async { continuation.resume() }
      }
      dispatchPrecondition(condition: .notOnQueue(.main))
    }
    #expect(run.hasFinished)
  }

  @Test func `Code of the main actor that denies to be on the main queue crashes`() async {
    await #expect(processExitsWith: .failure) {
      _ = try ControlledRun {
        await MainActor.run { dispatchPrecondition(condition: .notOnQueue(.main)) }
      }
    }
  }
}
