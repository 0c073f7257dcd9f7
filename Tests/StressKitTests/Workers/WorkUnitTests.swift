import Testing

@testable import StressKit

struct WorkUnitTests {
  @Test(arguments: [0..<0, 0..<1, 0..<8, 8..<256, 256..<512, 500..<517], [1, 2, 64])
  func `Units cover a range once, in order, and none is too long`(range: Range<Int>, jobs: Int) {
    var work = WorkerPool.Work(rest: range)
    var units: [WorkUnit] = []
    while let unit = work.takeUnit(jobs: jobs) { units.append(unit) }
    #expect(units.flatMap(\.iterations) == Array(range))
    #expect(units.allSatisfy { !$0.iterations.isEmpty })
    #expect(units.allSatisfy { $0.iterations.count <= WorkUnit.largest })
    #expect(units.allSatisfy { !$0.isTwin })
  }

  @Test func `The first units are small, because a hunt often ends with one of them`() {
    #expect(Array(sizes(of: 0..<256, jobs: 2).prefix(4)) == [2, 2, 2, 2])
  }

  @Test func `Later units are the share of one worker in the rest, and the last ones are short`() {
    #expect(sizes(of: 1032..<1280, jobs: 1) == [248])
    #expect(sizes(of: 1032..<1280, jobs: 2) == [124, 62, 31, 16, 15])
    #expect(sizes(of: 1032..<1280, jobs: 64).max() == WorkUnit.last)
    #expect(sizes(of: 1_000_000..<2_000_000, jobs: 1).first == WorkUnit.largest)
  }

  private func sizes(of range: Range<Int>, jobs: Int) -> [Int] {
    var work = WorkerPool.Work(rest: range)
    var sizes: [Int] = []
    while let unit = work.takeUnit(jobs: jobs) { sizes.append(unit.iterations.count) }
    return sizes
  }

  @Test func `A billion iterations take no memory before they are handed out`() {
    var work = WorkerPool.Work(rest: 0..<1_000_000_000)
    #expect(work.takeUnit(jobs: 2)?.iterations == 0..<2)
    #expect(work.waiting.isEmpty)
    #expect(work.rest == 2..<1_000_000_000)
  }

  @Test func `Work that was given back is handed out first`() {
    var work = WorkerPool.Work(rest: 16..<18)
    work.waiting = [WorkUnit(iterations: 3..<5)]
    #expect(work.takeUnit(jobs: 2)?.iterations == 3..<5)
    #expect(work.takeUnit(jobs: 2)?.iterations == 16..<18)
    #expect(work.takeUnit(jobs: 2) == nil)
  }

  @Test func `A worker knows which iterations of a round it ran first`() {
    var runs = FirstRuns()
    runs.insert(8..<16)
    runs.insert(32..<64)
    #expect(runs.overlap(0..<9) && runs.overlap(63..<65))
    #expect(!runs.overlap(16..<32) && !runs.overlap(64..<65))
    runs.insert(256..<264)
    #expect(!runs.overlap(8..<9) && runs.overlap(256..<257))
  }
}
