import Testing

@testable import StressKit

struct WorkUnitTests {
  @Test(arguments: [0..<0, 0..<1, 0..<8, 8..<256, 256..<512, 500..<517])
  func `Units cover a range once, in order, and none is too long`(range: Range<Int>) {
    var work = WorkerPool.Work(rest: range)
    var units: [WorkUnit] = []
    while let unit = work.takeUnit() { units.append(unit) }
    #expect(units.flatMap(\.iterations) == Array(range))
    #expect(units.allSatisfy { !$0.iterations.isEmpty && $0.iterations.count <= WorkUnit.size })
    #expect(units.allSatisfy { !$0.isTwin })
  }

  @Test func `The first units are small, because a hunt often ends with one of them`() {
    var work = WorkerPool.Work(rest: 0..<256)
    var sizes: [Int] = []
    while let unit = work.takeUnit() { sizes.append(unit.iterations.count) }
    #expect(Array(sizes.prefix(4)) == [2, 2, 2, 2])
    #expect(zip(sizes.dropLast(), sizes.dropFirst().dropLast()).allSatisfy { $0 <= $1 })
    #expect(sizes.max() == WorkUnit.size)
  }

  @Test func `A billion iterations take no memory before they are handed out`() {
    var work = WorkerPool.Work(rest: 0..<1_000_000_000)
    #expect(work.takeUnit()?.iterations == 0..<2)
    #expect(work.waiting.isEmpty)
    #expect(work.rest == 2..<1_000_000_000)
  }

  @Test func `Work that was given back is handed out first`() {
    var work = WorkerPool.Work(waiting: [WorkUnit(iterations: 3..<5)], rest: 16..<18)
    #expect(work.takeUnit()?.iterations == 3..<5)
    #expect(work.takeUnit()?.iterations == 16..<18)
    #expect(work.takeUnit() == nil)
  }
}
