import Testing

@testable import WorkflowEngine

struct LeaseQueueTests {
  @Test(arguments: [UInt64](1...10))
  func `keeps tasks ordered by the end of their lease`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var queue = LeaseQueue()
    var model: [Int: Int] = [:]
    for _ in 0..<600 {
      let task = Int.random(in: 0..<24, using: &random)
      #expect(queue.contains(task) == (model[task] != nil))
      if Int.random(in: 0..<5, using: &random) < 3 {
        model[task] = Int.random(in: 0..<12, using: &random)
        queue.set(task, until: model[task] ?? 0)
      } else {
        model[task] = nil
        queue.remove(task)
      }
      let ordered = model.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
      #expect(queue.count == ordered.count)
      #expect(queue.prefix { _ in true } == ordered)
      #expect(queue.prefix { model[$0] ?? 0 < 6 } == ordered.filter { model[$0] ?? 0 < 6 })
    }
  }

  @Test func `queues are equal if they have the same leases`() {
    var one = LeaseQueue()
    var other = LeaseQueue()
    for task in [3, 1, 2] { one.set(task, until: 10 - task) }
    for task in [1, 2, 900, 3] { other.set(task, until: 10 - task) }
    #expect(one != other)
    other.remove(900)
    #expect(one == other)
    other.set(3, until: 8)
    #expect(one != other)
    #expect(LeaseQueue() == LeaseQueue() && one != LeaseQueue())
  }

  @Test func `a task that never had a lease can be removed`() {
    var queue = LeaseQueue()
    queue.remove(5)
    #expect(!queue.contains(0) && !queue.contains(-1) && queue.count == 0)
    #expect(queue.prefix { _ in true } == [])
  }
}
