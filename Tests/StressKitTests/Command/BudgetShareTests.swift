import Testing

@testable import StressKit

/// How a budget is shared out over the parts of a run.
struct BudgetShareTests {
  @Test func `Every part gets an equal part of the time that is left`() {
    let share = BudgetShare(budget: .seconds(12), parts: 3)
    #expect(share.end(ofPart: 0, at: .zero) == .seconds(4))
    // The first part took all of its share.
    #expect(share.end(ofPart: 1, at: .seconds(4)) == .seconds(8))
    #expect(share.end(ofPart: 2, at: .seconds(8)) == .seconds(12))
  }

  @Test func `Time that a part does not use goes to the parts after it`() {
    let share = BudgetShare(budget: .seconds(12), parts: 3)
    #expect(share.end(ofPart: 1, at: .seconds(2)) == .seconds(7))
    #expect(share.end(ofPart: 2, at: .seconds(2)) == .seconds(12))
  }

  @Test func `A part that begins after the budget has no time`() {
    let share = BudgetShare(budget: .seconds(12), parts: 3)
    #expect(share.end(ofPart: 2, at: .seconds(13)) == .seconds(13))
  }

  @Test func `Without a budget no part has an end`() {
    #expect(BudgetShare(budget: nil, parts: 3).end(ofPart: 0, at: .seconds(1)) == nil)
  }
}
