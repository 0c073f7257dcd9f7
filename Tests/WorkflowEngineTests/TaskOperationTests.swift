import Testing

@testable import WorkflowEngine

/// The effect of every operation in every status of a task: the new status or the refusal.
struct TaskOperationTests {
  private static let ended = "attempt-ended"
  private static let past = "already-past"
  private static let stops = "cancel-requested"
  private static let done = "task-finished"
  private static let active = "active-attempt"
  private static let busy = "active-tasks"
  private static let settled = "not-dispatchable-state"
  private static let whole = "not-rerunnable"
  private static let free = "not-blocked"
  private static let open = "not-reopenable"
  private static let unasked = "cancel-not-requested"

  /// A row for each operation, with a column for each status in the order of the declaration:
  /// created, blocked, dispatched, queued, running, cancelRequested, succeeded, failed,
  /// submitFailed, cancelled, archived.
  static let table: [TaskOperation: [String]] = [
    .dispatch: [
      "dispatched", "task-blocked", settled, settled, settled, settled, settled, settled,
      "dispatched", settled, settled,
    ],
    .rerun: [
      whole, whole, busy, busy, busy, busy, whole, "created", "created", "created", whole,
    ],
    .cancel: [
      "cancelled", "cancelled", "cancelRequested", "cancelRequested", "cancelRequested",
      "already-requested", done, done, "cancelled", done, done,
    ],
    .block: [
      "blocked", "task-blocked", active, active, active, active, done, done, "blocked", done, done,
    ],
    .unblock: [free, "created", free, free, free, free, free, free, free, free, free],
    .reopen: [
      open, open, open, open, open, open, "created", "created", "created", "created",
      "task-archived",
    ],
    .archive: [
      "archived", "archived", active, active, active, active, "archived", "archived", "archived",
      "archived", "task-archived",
    ],
    .queued: calls("queued", past, past, stops),
    .running: calls("running", "running", past, stops),
    .succeeded: calls("succeeded", "succeeded", "succeeded", "succeeded"),
    .failed: calls("failed", "failed", "failed", "failed"),
    .submitFailed: calls("submitFailed", past, past, stops),
    .cancelled: calls(unasked, unasked, unasked, "cancelled"),
    .heartbeat: calls("dispatched", "queued", "running", "cancelRequested"),
    .released: calls("created", "created", "created", "cancelled"),
    .blocked: calls("blocked", "blocked", "blocked", stops),
    .published: calls("dispatched", "queued", "running", "cancelRequested"),
  ]

  /// The row of a holder's call, which is accepted only while an attempt is under way.
  private static func calls(_ underWay: String...) -> [String] {
    // A task that never started has no attempt.
    let never = "stale-attempt"
    return [never, never] + underWay + [ended, ended, ended, ended, never]
  }

  @Test func `the table has a row for every operation and a column for every status`() {
    #expect(Set(Self.table.keys) == Set(TaskOperation.allCases))
    #expect(Self.table.values.allSatisfy { $0.count == TaskStatus.allCases.count })
    #expect(Set(TaskOperation.allCases.compactMap(\.call)) == Set(AttemptCall.allCases))
  }

  @Test(arguments: TaskOperation.allCases, TaskStatus.allCases)
  func `an operation matches the table`(
    _ operation: TaskOperation,
    _ status: TaskStatus
  ) async throws {
    let (bench, _) = try await Bench.leased()
    let task = try await bench.task()
    _ = try await bench.task()
    let token = try await bench.bring(task, to: status)
    let before = try bench.events().count
    let reason = try await operation.ask(bench, task, token)
    let after = try await bench.status(task)
    let column = try #require(TaskStatus.allCases.firstIndex(of: status))
    let expected = try #require(Self.table[operation])[column]
    #expect((reason?.rawValue ?? after.rawValue) == expected)
    if let reason {
      #expect(after == status)
      let refusal: [Board.Event] =
        if let call = operation.call {
          [.callbackRefused(task, token, reported: call, reason)]
        } else if operation == .dispatch { [.dispatchRefused(task, reason)] } else { [] }
      #expect(try bench.events(since: before) == refusal)
    } else {
      #expect(after == status || status.canMove(to: after))
      #expect(try bench.events().count > before)
    }
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: TaskOperation.allCases.filter { $0.call != nil })
  func `a call with an old token changes nothing`(_ operation: TaskOperation) async throws {
    let (bench, _) = try await Bench.leased()
    let task = try await bench.task()
    let old = try await bench.start(task)
    #expect(try await bench.engine.release(task, old) == .accepted)
    let token = try await bench.start(task)
    _ = try await bench.engine.cancel(task, by: "eve")
    let before = try await bench.row(task)
    #expect(try await operation.ask(bench, task, old) == .staleAttempt)
    #expect(try await bench.row(task) == before)
    #expect(before.currentAttempt?.token == token)
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: TaskOperation.allCases)
  func `an operation on a task that was never created is a misuse`(
    _ operation: TaskOperation
  ) async throws {
    let bench = try await Bench()
    let task = TaskID(rawValue: 6)
    guard operation != .rerun else {
      #expect(try await operation.ask(bench, task, AttemptToken(rawValue: 1)) == .unknownTask)
      return
    }
    await #expect(throws: BoardError.unknownTask(task)) {
      try await operation.ask(bench, task, AttemptToken(rawValue: 1))
    }
    #expect(try bench.events().count == 1)
  }
}
