import Testing

@testable import StressKit

/// Control explores every order of an actor's jobs that production has, and no other.
struct ActorOrderTests {
  private static let runs = 1_000

  @Test(arguments: ActorOrder.all)
  func `every possible order is explored, and no other one`(_ order: ActorOrder) throws {
    var seen: Set<String> = []
    for seed in 0..<UInt64(Self.runs) {
      let log = Log()
      let run = try ControlledRun(seed: seed) { await order.program(log) }
      #expect(run.hasFinished)
      #expect(run.sharedSteps == 0)
      #expect(run.isClean)
      seen.insert(log.lines.joined())
    }
    #expect(seen == order.possible)
    #expect(order.possible.isDisjoint(with: order.excluded))
  }

  @Test(arguments: ActorOrder.all.filter(\.holdsOnThreads))
  func `what real threads do is among the orders that control explores`(
    _ order: ActorOrder
  ) async throws {
    let length = try #require(order.possible.first?.count)
    for _ in 0..<50 {
      let log = Log()
      await order.program(log)
      while log.lines.count < length { await Task.yield() }
      let lines = log.lines.joined()
      #expect(order.possible.contains(lines), "\(lines)")
    }
  }

  /// Puts more tasks on one actor than can be told apart at a time.
  @Test func `many tasks that one task makes on an actor keep their order`() throws {
    for seed in 0..<UInt64(5) {
      let log = Log()
      _ = try ControlledRun(seed: seed) {
        for number in 0..<200 { Task { @Desk in log.write("\(number)") } }
        await Desk.note("last", log)
      }
      #expect(log.lines == (0..<200).map(String.init) + ["last"])
    }
  }
}
