import Testing

@testable import StressKit

struct StrategyTests {
  private actor Cell {
    private(set) var value = 0
    func set(_ new: Int) { value = new }
    func take() -> Int {
      defer { value += 1 }
      return value
    }
  }

  private static func plan(
    _ seed: UInt64,
    iteration: Int = 8,
    choices: Int = 100
  ) -> SchedulePlan {
    SchedulePlan(
      iteration: iteration,
      seed: Seed(seed),
      knowledge: Knowledge(choices: choices)
    )
  }

  /// The order in which three tasks run their only step.
  private func order(under strategy: any Strategy) throws -> String {
    let log = Log()
    _ = try ControlledRun(under: strategy) {
      await withTaskGroup { group in
        for name in ["a", "b", "c"] { group.addTask { log.write(name) } }
      }
    }
    return log.lines.joined()
  }

  @Test func `a random walk gives every order about as often`() throws {
    var counts: [String: Int] = [:]
    for seed in 0..<6_000 {
      counts[try order(under: RandomWalk(Self.plan(UInt64(seed)))), default: 0] += 1
    }
    #expect(counts.count == 6)
    // The body's end is at most one more entry at the last choice, so each order has a chance of
    // 1/6.
    #expect(counts.values.allSatisfy { (800...1_200).contains($0) }, "\(counts)")
  }

  @Test func `first in, first out keeps the order`() throws {
    #expect(try order(under: FirstInFirstOut()) == "abc")
  }

  @Test func `priorities give every order`() throws {
    var orders: Set<String> = []
    for seed in 0..<500 {
      orders.insert(try order(under: PriorityChangeTesting(Self.plan(UInt64(seed)))))
    }
    #expect(orders.count == 6)
  }

  /// One task is stopped once, and the other takes all of its twenty steps meanwhile.
  @Test func `priorities find at once what a random walk does not`() throws {
    func found(_ strategy: (UInt64) -> any Strategy) throws -> Int {
      var found = 0
      for seed in 0..<400 {
        let log = Log()
        let cell = Cell()
        _ = try ControlledRun(seed: UInt64(seed), under: strategy(UInt64(seed))) {
          await withTaskGroup { group in
            for name in ["a", "b"] {
              group.addTask {
                for step in 1...20 {
                  await cell.set(step)
                  log.write(name)
                }
              }
            }
          }
        }
        let order = log.lines.joined()
        for (one, other) in [("a", "b"), ("b", "a")]
        where order.hasPrefix(one) && order.hasSuffix(one)
          && order.contains(String(repeating: other, count: 20))
        {
          found += 1
        }
      }
      return found
    }
    // Iteration 0 has depth 2: the one change must come while the first task runs.
    let priorities = try found { PriorityChangeTesting(Self.plan($0, iteration: 0, choices: 80)) }
    let walk = try found { RandomWalk(Self.plan($0)) }
    #expect(priorities > 100)
    #expect(walk == 0)
  }

  /// A race of one step against five: the order of the steps on the actor decides.
  @Test func `partial order sampling finds orders that a random walk rarely finds`() throws {
    func counts(_ strategy: (UInt64) -> any Strategy) throws -> [Int] {
      var counts = Array(repeating: 0, count: 6)
      for seed in 0..<UInt64(1_200) {
        let cell = Cell()
        let log = Log()
        _ = try ControlledRun(seed: seed, under: strategy(seed)) {
          await withTaskGroup { group in
            group.addTask { for step in 1...5 { await cell.set(step) } }
            group.addTask { log.write("\(await cell.value)") }
          }
        }
        counts[Int(log.lines.first ?? "") ?? 0] += 1
      }
      return counts
    }
    let sampled = try counts { PartialOrderSampling(Self.plan($0)) }
    let walked = try counts { RandomWalk(Self.plan($0)) }
    #expect(sampled.allSatisfy { $0 > 20 }, "\(sampled)")
    #expect(walked[5] < sampled[5] / 3, "\(walked)")
  }

  @Test func `a task that yields lets the awaited task run`() throws {
    for seed in 0..<100 {
      let cell = Cell()
      let run = try ControlledRun(
        seed: UInt64(seed),
        under: PriorityChangeTesting(Self.plan(UInt64(seed))),
        stepLimit: 900
      ) {
        await withTaskGroup { group in
          group.addTask { while await cell.value == 0 { await Task.yield() } }
          group.addTask { await cell.set(1) }
        }
      }
      #expect(run.hasFinished)
    }
  }

  @Test func `a task that polls does not starve the others`() throws {
    for seed in 0..<100 {
      let (cell, questions) = (Cell(), Cell())
      let run = try ControlledRun(
        seed: UInt64(seed),
        under: PriorityChangeTesting(Self.plan(UInt64(seed)))
      ) {
        await withTaskGroup { group in
          group.addTask { while await cell.value == 0 { _ = await questions.take() } }
          group.addTask { await cell.set(1) }
        }
      }
      #expect(run.hasFinished)
    }
  }

  @Test(arguments: [
    (StrategyChoice.random, 8, "random"), (.random, 11, "random"), (.pct, 8, "pct"),
    (.pos, 9, "pos"), (.portfolio, 55, "random"), (.portfolio, 63, "random"),
    (.portfolio, 71, "pos"), (.portfolio, 72, "random"), (.portfolio, 79, "pct"),
  ])
  func `the portfolio takes turns by iteration number`(
    choice: StrategyChoice,
    iteration: Int,
    name: String
  ) {
    let plan = Self.plan(1, iteration: iteration)
    #expect(type(of: choice.makeStrategy(plan)).name == name)
  }

  @Test(arguments: StrategyChoice.allCases)
  func `pilots walk at random`(choice: StrategyChoice) {
    let plan = SchedulePlan(iteration: 1, seed: Seed(1), knowledge: Knowledge())
    #expect(type(of: choice.makeStrategy(plan)).name == "random")
  }

  @Test func `a recorded schedule is followed to the same digest`() throws {
    func body() -> @Sendable () async -> Void {
      let cell = Cell()
      return {
        await withTaskGroup { group in
          for _ in 0..<4 { group.addTask { for _ in 0..<5 { _ = await cell.take() } } }
        }
      }
    }
    for seed in 0..<50 {
      let recorded = try ControlledRun(seed: UInt64(seed), body())
      let replayed = try ControlledRun(under: RecordedSchedule(recorded.choices), body())
      #expect(replayed.hasFinished)
      #expect(replayed.digest == recorded.digest)
      #expect(replayed.choices == recorded.choices)
    }
  }

  @Test func `a schedule of another program stops where it does not fit`() throws {
    let recorded = try ControlledRun {
      await withTaskGroup { group in for _ in 0..<3 { group.addTask { await Task.yield() } } }
    }
    let other = try ControlledRun(under: RecordedSchedule(recorded.choices)) {
      await withTaskGroup { group in for _ in 0..<5 { group.addTask { await Task.yield() } } }
    }
    guard case .gaveUp = other.ending else {
      Issue.record("it came to \(other.ending)")
      return
    }
    #expect(other.isClean)
  }
}
