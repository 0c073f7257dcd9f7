/// One long execution: the cost of a step without the cost of creating tasks.
enum LongLoop: BenchmarkProgram {
  static let name = "long-get-then-set"
  static let text = "2 tasks x 10,000 get-then-set on an actor"

  static func run() async throws {
    let counter = Counter()
    await withTaskGroup { group in
      for _ in 0..<2 {
        group.addTask { for _ in 0..<10_000 { await Counter.addOne(to: counter) } }
      }
    }
    try expect(await counter.get(), in: 2...20_000)
  }
}
