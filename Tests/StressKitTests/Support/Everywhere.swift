@testable import StressKit

/// Adds on every kind of task and actor; each makes two additions.
struct Everywhere: Fixture {
  actor Adder {
    private(set) var sum = 0
    func add() { sum += 1 }
  }

  @MainActor final class Window {
    var sum = 0
    func add() {
      MainActor.preconditionIsolated()
      sum += 1
    }
  }

  static let metrics = ["sum", "main"]
  static let invariants: [Invariant<Self>] = [
    Invariant("E1", "no addition on the actor is lost") { _, _, iteration in
      .equal(iteration.metrics["sum"], 12)
    },
    Invariant("E2", "no addition on the main actor is lost") { _, _, iteration in
      .equal(iteration.metrics["main"], 4)
    },
  ]

  func run(_ system: Void, _ iteration: Iteration) async throws {
    let adder = Adder()
    let window = Window()
    let work: @Sendable () async -> Void = {
      await adder.add()
      await Task.yield()
      await adder.add()
    }
    async let bound: Void = work()
    let plain = Task { await work() }
    let detached = Task.detached { await work() }
    let immediate = Task.immediate { await work() }
    let onMain = Task { @MainActor in
      window.add()
      await Task.yield()
      window.add()
    }
    await withDiscardingTaskGroup { group in
      group.addTask { await work() }
      group.addTask {
        await MainActor.run { window.add() }
        try? await Task.sleep(for: .microseconds(1))
        await MainActor.run { window.add() }
      }
    }
    await bound
    for task in [plain, detached, immediate, onMain] { await task.value }
    let stream = AsyncStream { continuation in
      Task.detached {
        for _ in 0..<2 { continuation.yield() }
        continuation.finish()
      }
    }
    for await _ in stream { await adder.add() }
    iteration.add(await adder.sum, to: "sum")
    iteration.add(await window.sum, to: "main")
  }
}
