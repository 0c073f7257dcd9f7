internal import Synchronization

/// Tasks yield after each increment of a shared number.
enum Yields: BenchmarkProgram {
  static let name = "yields"
  static let text = "3 tasks x 10 yields"

  private final class Shared: Sendable {
    let number = Atomic(0)
  }

  static func run() async throws {
    let shared = Shared()
    await withTaskGroup { group in
      for _ in 0..<3 {
        group.addTask {
          for _ in 0..<10 {
            shared.number.add(1, ordering: .relaxed)
            await Task.yield()
          }
        }
      }
    }
    try expect(shared.number.load(ordering: .relaxed), in: 30...30)
  }
}
