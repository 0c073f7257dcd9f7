import Testing
import WorkflowEngine

struct TransitionTableTests {
  @Test(arguments: TaskStatus.allCases, TaskStatus.allCases)
  func `a task never moves backward within an attempt`(_ from: TaskStatus, _ to: TaskStatus) {
    let rank: [TaskStatus] = [.created, .dispatched, .queued, .running, .succeeded, .failed]
    guard from.canMove(to: to), !(from == .failed && to == .created),
      let before = rank.firstIndex(of: from), let after = rank.firstIndex(of: to)
    else { return }
    #expect(before < after)
  }

  @Test func `a task that succeeded stays so, and one that failed can only be reset`() {
    #expect(TaskStatus.legalTransitions[.succeeded] == [])
    #expect(TaskStatus.legalTransitions[.failed] == [.created])
    #expect(TaskStatus.allCases.filter(\.isActive) == [.dispatched, .queued, .running])
  }

  @Test func `an aborted or succeeded run stays so, and only a live one can be paused`() {
    #expect(RunStatus.legalTransitions[.aborted] == [])
    #expect(RunStatus.legalTransitions[.succeeded] == [])
    #expect(RunStatus.allCases.filter { $0.canMove(to: .paused) } == [.created, .running])
  }

  @Test func `a decision is final until a new round`() {
    #expect(ApprovalStatus.allCases.filter { $0.canMove(to: .approved) } == [.pending])
    #expect(ApprovalStatus.allCases.filter { $0.canMove(to: .rejected) } == [.pending])
    #expect(ApprovalStatus.allCases.filter { $0.canMove(to: .pending) } == [.approved])
    #expect(ApprovalStatus.allCases.filter(\.isOpen) == [.notRequired, .approved])
  }

  @Test func `every table has a row for every status`() {
    #expect(TaskStatus.legalTransitions.count == TaskStatus.allCases.count)
    #expect(RunStatus.legalTransitions.count == RunStatus.allCases.count)
    #expect(ApprovalStatus.legalTransitions.count == ApprovalStatus.allCases.count)
  }
}
