import Testing

@testable import WorkflowEngine

struct MatchingTests {
  @Test(arguments: [
    ([[0], [0]], [1]), ([[0, 1], [0]], []), ([[0], [0, 1], [1, 2]], []), ([[]], [0]), ([], []),
    ([[0, 1], [0, 1], [0, 1]], [2]), ([[0, 1], [1, 2], [0]], []),
  ])
  func `as many as possible have a partner of their own`(_ candidates: [[Int]], _ left: [Int]) {
    #expect(Matching(candidates, to: 3).unmatched == left)
  }
}
