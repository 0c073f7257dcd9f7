/// Tasks read a number on an actor and write it back, in two calls.
enum GetThenSet: BenchmarkProgram {
  static let name = "get-then-set"
  static let text = "3 tasks x 10 get-then-set on an actor"

  static func run() async throws {
    let counter = Counter()
    await withTaskGroup { group in
      for _ in 0..<3 {
        group.addTask { for _ in 0..<10 { await Counter.addOne(to: counter) } }
      }
    }
    try expect(await counter.get(), in: 2...30)
  }
}
