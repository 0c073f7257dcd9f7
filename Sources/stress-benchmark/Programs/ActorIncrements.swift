/// Tasks increment a number on an actor; each call is one hop.
enum ActorIncrements: BenchmarkProgram {
  static let name = "actor-increments"
  static let text = "3 tasks x 10 increments on an actor"

  static func run() async throws {
    let counter = Counter()
    await withTaskGroup { group in
      for _ in 0..<3 {
        group.addTask { for _ in 0..<10 { await counter.increment() } }
      }
    }
    try expect(await counter.get(), in: 30...30)
  }
}
