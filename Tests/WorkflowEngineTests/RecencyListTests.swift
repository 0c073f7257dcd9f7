import Testing

@testable import WorkflowEngine

struct RecencyListTests {
  private func members(of list: RecencyList) -> [Int] {
    var members: [Int] = []
    var next = list.first
    while let member = next {
      members.append(member)
      next = list.next(after: member)
    }
    return members
  }

  @Test(arguments: [UInt64](1...10))
  func `keeps the order of the moves to the end`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var list = RecencyList()
    var model: [Int] = []
    for _ in 0..<600 {
      let member = Int.random(in: 0..<12, using: &random)
      #expect(list.contains(member) == model.contains(member))
      model.removeAll { $0 == member }
      if Int.random(in: 0..<5, using: &random) < 3 {
        list.moveToEnd(member)
        model.append(member)
      } else {
        list.remove(member)
      }
      #expect(members(of: list) == model)
      #expect(list.count == model.count && list.first == model.first)
    }
  }

  @Test func `lists are equal if they have the same members in the same order`() {
    var one = RecencyList()
    var other = RecencyList()
    for member in [3, 1, 2] { one.moveToEnd(member) }
    for member in [1, 900, 3, 1, 2] { other.moveToEnd(member) }
    #expect(one != other)
    other.remove(900)
    #expect(one == other)
    other.moveToEnd(3)
    #expect(one != other)
    #expect(RecencyList() == RecencyList() && one != RecencyList())
  }

  @Test func `an integer that was never inserted is not a member and can be removed`() {
    var list = RecencyList()
    list.remove(5)
    #expect(!list.contains(0) && !list.contains(-1) && list.first == nil && list.count == 0)
  }
}
