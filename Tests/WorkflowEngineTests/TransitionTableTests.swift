import Testing
import WorkflowEngine

struct TransitionTableTests {
  @Test(arguments: TaskStatus.allCases, TaskStatus.allCases)
  func `a task never moves backward within an attempt`(_ from: TaskStatus, _ to: TaskStatus) {
    let rank: [TaskStatus] = [
      .dispatched, .queued, .running, .cancelRequested, .succeeded, .failed, .submitFailed,
      .cancelled,
    ]
    guard from.canMove(to: to), let before = rank.firstIndex(of: from),
      let after = rank.firstIndex(of: to)
    else { return }
    #expect(before < after || (from == .submitFailed && to == .dispatched))
  }

  @Test func `a task that has ended can only start again or be archived`() {
    for ended in [TaskStatus.succeeded, .failed, .cancelled] {
      #expect(TaskStatus.legalTransitions[ended] == [.created, .archived])
    }
    #expect(TaskStatus.legalTransitions[.archived] == [])
  }

  @Test func `an attempt is under way between its start and its end`() {
    #expect(
      TaskStatus.allCases.filter(\.isActive) == [.dispatched, .queued, .running, .cancelRequested]
    )
    #expect(TaskStatus.allCases.filter(\.isStartable) == [.created, .submitFailed])
    #expect(TaskStatus.allCases.filter(\.isDone) == [.succeeded, .archived])
    #expect(TaskStatus.allCases.filter(\.isRerunnable) == [.failed, .submitFailed, .cancelled])
  }

  @Test func `a task with a cancel request does not return to running`() {
    #expect(TaskStatus.legalTransitions[.cancelRequested] == [.cancelled, .succeeded, .failed])
  }

  @Test func `an aborted run stays aborted, a succeeded one can only be reopened`() {
    #expect(RunStatus.legalTransitions[.aborted] == [])
    #expect(RunStatus.legalTransitions[.succeeded] == [.running])
    #expect(RunStatus.allCases.filter { $0.canMove(to: .paused) } == [.created, .running])
  }

  @Test func `a decision is final until a new round`() {
    #expect(ApprovalStatus.allCases.filter { $0.canMove(to: .approved) } == [.pending])
    #expect(ApprovalStatus.allCases.filter { $0.canMove(to: .rejected) } == [.pending])
    #expect(ApprovalStatus.allCases.filter { $0.canMove(to: .pending) } == [.approved, .rejected])
    #expect(ApprovalStatus.allCases.filter(\.isOpen) == [.notRequired, .approved])
  }

  @Test func `every table has a row for every status`() {
    #expect(TaskStatus.legalTransitions.count == TaskStatus.allCases.count)
    #expect(RunStatus.legalTransitions.count == RunStatus.allCases.count)
    #expect(ApprovalStatus.legalTransitions.count == ApprovalStatus.allCases.count)
  }
}
