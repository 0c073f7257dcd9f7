import Testing

@testable import StressKit

struct WorkUnitTests {
  @Test(arguments: [0..<0, 0..<1, 0..<8, 8..<256, 256..<512, 500..<517])
  func `Units cover a range once, in order, and none is too long`(range: Range<Int>) {
    let units = WorkUnit.units(of: range)
    #expect(units.flatMap(\.iterations) == Array(range))
    #expect(units.allSatisfy { !$0.iterations.isEmpty && $0.iterations.count <= WorkUnit.size })
    #expect(units.allSatisfy { !$0.isTwin })
  }
}
