import Testing

@testable import StressKit

/// How much iterations have explored, and how a verdict says so.
struct CoverageTests {
  @Test func `Iterations that all left control show nothing`() {
    let coverage = Coverage(iterations: 10_000)
    #expect(
      coverage.reason == "10000 of 10000 iterations left control: no interleaving was explored"
    )
    #expect(coverage.remark == nil)
  }

  @Test func `One interleaving of several tasks is said, and is no reason for doubt`() {
    let coverage = Coverage(iterations: 9, controlled: 9, interleavings: 1, tasks: 3)
    #expect(coverage.reason == nil)
    #expect(coverage.remark == "one interleaving: its 3 tasks always ran in the same order")
  }

  @Test func `Iterations that left control beside others are said`() {
    let coverage = Coverage(iterations: 9, controlled: 7, interleavings: 5, tasks: 3)
    #expect(coverage.reason == nil)
    #expect(coverage.remark == "2 of 9 iterations left control")
  }

  @Test(arguments: [
    Coverage(),
    Coverage(iterations: 9, controlled: 9, interleavings: 2, tasks: 3),
    // One task has no other interleaving, and one iteration has one.
    Coverage(iterations: 9, controlled: 9, interleavings: 1, tasks: 1),
    Coverage(iterations: 1, controlled: 1, interleavings: 1, tasks: 3),
  ])
  func `Everything else needs no words`(coverage: Coverage) {
    #expect(coverage.reason == nil)
    #expect(coverage.remark == nil)
  }
}
