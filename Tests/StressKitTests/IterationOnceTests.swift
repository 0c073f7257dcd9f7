import Testing

@testable import StressKit

struct IterationOnceTests {
  private struct Unreadable: Error {}

  private func iteration() -> Iteration {
    Iteration(
      index: 0,
      randomSeed: Seed(1),
      metricKeys: [],
      witnessIDs: [],
      faults: FaultCourse([], seed: Seed(1), recorded: nil)
    )
  }

  @Test func `a shared value is computed once per key`() async {
    let iteration = iteration()
    var calls = 0
    for _ in 0..<3 {
      #expect(
        await iteration.once("answer") {
          calls += 1; return 42
        } == 42
      )
      #expect(
        await iteration.once("question") {
          calls += 1; return "why"
        } == "why"
      )
    }
    #expect(calls == 2)
  }

  @Test func `a failed computation is tried again`() async throws {
    let iteration = iteration()
    await #expect(throws: Unreadable.self) {
      try await iteration.once("answer") { () throws -> Int in throw Unreadable() }
    }
    #expect(try await iteration.once("answer") { () throws -> Int in 42 } == 42)
  }

  @Test func `iterations share nothing`() async {
    let (first, second) = (iteration(), iteration())
    #expect(await first.once("answer") { 1 } == 1)
    #expect(await second.once("answer") { 2 } == 2)
  }
}
