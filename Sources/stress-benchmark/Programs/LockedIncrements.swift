/// Tasks change a number under an async lock, and yield while they hold it.
enum LockedIncrements: BenchmarkProgram {
  static let name = "async-lock"
  static let text = "4 tasks x 10 on an async lock"

  static func run() async throws {
    let lock = AsyncLock()
    let counter = Counter()
    await withTaskGroup { group in
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<10 {
            await lock.lock()
            await Counter.addOne(to: counter)
            await lock.unlock()
          }
        }
      }
    }
    // A lost update would mean that the lock is broken.
    try expect(await counter.get(), in: 40...40)
  }
}
