/// The smallest program that loses updates; it asserts only what holds in every interleaving.
enum LostUpdate: BenchmarkProgram {
  static let name = "lost-update"
  static let text = "2 tasks x 3 get-then-set on an actor"

  static func run() async throws {
    try expect(await result(), in: 2...6)
  }

  /// The final number: 6 if no update was lost.
  static func result() async -> Int {
    let counter = Counter()
    await race(on: counter)
    return await counter.get()
  }

  static func race(on counter: Counter) async {
    await withTaskGroup { group in
      for _ in 0..<2 {
        group.addTask { for _ in 0..<3 { await Counter.addOne(to: counter) } }
      }
    }
  }
}
