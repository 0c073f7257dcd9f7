internal import Synchronization

/// A number that is wrong between two writes, and a task that reads it once.
///
/// Each access follows its own scheduling point: 22 of one task, 11 of the other.
final class Needle: Sendable {
  private let count = Atomic(0)
  private let wrong = Atomic(false)
  private let seen = Atomic(false)

  /// Whether the reader saw the wrong number.
  var wasSeen: Bool { seen.load(ordering: .relaxed) }

  func race() async {
    await withTaskGroup { group in
      group.addTask {
        await self.addTen()
        await Task.yield()
        self.wrong.store(true, ordering: .relaxed)
        await Task.yield()
        self.wrong.store(false, ordering: .relaxed)
        await self.addTen()
      }
      group.addTask {
        await self.addTen()
        await Task.yield()
        self.seen.store(self.wrong.load(ordering: .relaxed), ordering: .relaxed)
      }
    }
  }

  private func addTen() async {
    for _ in 0..<10 {
      await Task.yield()
      count.add(1, ordering: .relaxed)
    }
  }
}
