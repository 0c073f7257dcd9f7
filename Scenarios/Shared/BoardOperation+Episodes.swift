import WorkflowEngine

// Sequences that reach states in which single random operations rarely meet.
extension BoardOperation {
  /// Draws a few operations that belong together.
  ///
  /// - Parameters:
  ///   - tasks: The tasks that were asked for so far, one or more.
  ///   - run: The number of the run of most of its tasks.
  ///   - random: The source of random numbers.
  /// - Returns: The operations, in their order.
  static func episode(
    among tasks: [TaskWish],
    in run: Int,
    using random: inout some RandomNumberGenerator
  ) -> [BoardOperation] {
    let (task, next) = (Int.random(in: tasks.indices, using: &random), tasks.count)
    let kinds = [
      work(in: run), claims(in: run), links(from: task, next), undoing(task, next, in: run),
      approvals(next, in: run), stops(next, in: run), reruns(next, in: run),
    ]
    let kind = kinds[Int.random(in: kinds.indices, using: &random)]
    return kind[Int.random(in: kind.indices, using: &random)]
  }

  /// Starts, reports and deliveries.
  private static func work(in run: Int) -> [[BoardOperation]] {
    [
      [.startNext(in: run), .finishThenStart(age: 0, in: run)],
      [.startNext(in: run), .call(.running, age: 0), .call(.running, age: 0)],
      [.drain(by: 1, limit: 3, .dies), .reclaim(after: 6), .drain(by: 2, limit: 4, .delivers)],
    ]
  }

  /// Claims that end or are lost.
  private static func claims(in run: Int) -> [[BoardOperation]] {
    [
      [.startNext(in: run), .startNext(in: run), .startNext(in: 1 - run), .reclaim(after: 6)],
      [
        .startNext(in: run), .call(.queued, age: 0), .reclaim(after: 2), .call(.heartbeat, age: 0),
        .call(.released, age: 0), .startNext(in: run), .call(.blocked, age: 0),
      ],
    ]
  }

  /// Links to a new task, and tasks that share a path.
  private static func links(from task: Int, _ next: Int) -> [[BoardOperation]] {
    let onPath = BoardOperation.create(TaskWish(paths: ["/a"]))
    return [
      [
        .create(TaskWish()), .create(TaskWish()), .create(TaskWish()), .link(next + 2, after: next),
        .link(next + 2, after: next + 1), .start(next + 1), .call(.succeeded, age: 0),
        .start(next + 2),
      ],
      [
        .create(TaskWish()), .create(TaskWish()), .create(TaskWish()), .start(next),
        .call(.succeeded, age: 0), .link(next + 2, after: next + 1), .link(next + 2, after: next),
        .start(next + 2),
      ],
      [
        onPath, onPath, .start(next), .start(next + 1), .link(next + 1, after: task),
        .call(.succeeded, age: 0),
      ],
    ]
  }

  /// Reopenings, whose cascade undoes what rests on the task.
  private static func undoing(_ task: Int, _ next: Int, in run: Int) -> [[BoardOperation]] {
    func child(_ call: AttemptCall) -> [BoardOperation] {
      [
        .create(TaskWish(run: run)), .create(TaskWish(run: run, parents: [next])), .start(next),
        .call(.succeeded, age: 0), .start(next + 1), .call(call, age: 0), .operate(.reopen, next),
      ]
    }
    return [
      [
        .finishNext(in: run), .finishNext(in: run), .finishNext(in: run),
        .operate(.reopen, min(task, 1)),
      ],
      child(.succeeded), child(.submitFailed), child(.queued),
    ]
  }

  /// Approvals that must be asked for again.
  private static func approvals(_ next: Int, in run: Int) -> [[BoardOperation]] {
    var strict = TaskWish(run: run, isGated: true, reapprove: true)
    let rejected: [BoardOperation] = [
      .create(strict), .decide(.reject, next), .operate(.cancel, next), .operate(.reopen, next),
    ]
    strict.parents = [next]
    return [
      rejected,
      [
        .create(TaskWish(run: run)), .create(strict), .start(next), .call(.succeeded, age: 0),
        .decide(.approve, next + 1), .start(next + 1), .operate(.reopen, next), .start(next),
        .call(.succeeded, age: 0), .start(next + 1),
      ],
    ]
  }

  /// Cancels and aborts of work.
  private static func stops(_ next: Int, in run: Int) -> [[BoardOperation]] {
    [
      [
        .create(TaskWish()), .start(next), .call(.heartbeat, age: 0), .operate(.cancel, next),
        .call(.cancelled, age: 0), .rerun([next]), .start(next),
      ],
      [
        .create(TaskWish(run: run)), .operate(.cancel, next), .operate(.reopen, next), .start(next),
        .operate(.cancel, next), .call(.released, age: 0),
      ],
      [
        .create(TaskWish(run: 1)), .create(TaskWish(run: 1)), .start(next), .call(.queued, age: 0),
        .control(.abort, run: 1), .start(next + 1),
      ],
    ]
  }

  /// Failures and reruns.
  private static func reruns(_ next: Int, in run: Int) -> [[BoardOperation]] {
    [
      [.startNext(in: run), .call(.failed, age: 0), .rerunFailed(in: run)],
      [
        .create(TaskWish(run: run)), .start(next), .call(.failed, age: 0), .rerunFailed(in: run),
        .start(next),
      ],
      [
        .create(TaskWish()), .create(TaskWish()), .start(next), .call(.failed, age: 0),
        .start(next + 1), .call(.failed, age: 0), .link(next + 1, after: next), .rerun([next + 1]),
      ],
    ]
  }
}
