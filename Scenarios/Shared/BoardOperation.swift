import WorkflowEngine

/// One operation on a board as a value, which can be drawn, described and repeated.
///
/// Tasks are identified by number, attempts and artifacts by age: 0 is the newest at that time.
enum BoardOperation: Sendable, Hashable {
  /// Creates a task.
  case create(TaskWish)

  /// Makes a task wait for another, or removes that link.
  case link(Int, after: Int)
  case unlink(Int, from: Int)

  /// Starts a task, or the next ready one.
  case start(Int)
  case startNext

  /// Starts the next task, publishes an artifact, hands it off and completes the task.
  case finishNext

  /// A call of the holder of an attempt.
  case call(AttemptCall, age: Int)

  /// Publishes an artifact and hands it off, optionally together with the previous artifact.
  case deliver(age: Int, withOlder: Bool)

  /// An approval decision.
  case decide(ApprovalVerdict, Int)

  /// Reruns tasks, or all failed tasks.
  case rerun([Int])
  case rerunFailed

  /// An operator's operation on a task, or on the run.
  case operate(Wish, Int)
  case control(Word)

  /// Advances the clock by some milliseconds, then reclaims expired claims.
  case reclaim(after: Int)

  /// An operator's operation on one task.
  enum Wish: String, Sendable, CaseIterable {
    case cancel, block, unblock, reopen, archive
  }

  /// An operator's operation on a run.
  enum Word: String, Sendable, CaseIterable {
    case pause, resume, abort
  }
}

extension BoardOperation: CustomStringConvertible {
  /// A short description of the operation.
  var description: String {
    switch self {
    case .create(let wish): "create \(wish)"
    case .link(let child, let parent): "link t\(child) after t\(parent)"
    case .unlink(let child, let parent): "unlink t\(child) from t\(parent)"
    case .start(let task): "start t\(task)"
    case .startNext: "start the next task"
    case .finishNext: "start the next task and complete it"
    case .call(let call, let age): "report \(call) of \(Self.attempt(age))"
    case .deliver(let age, let withOlder):
      "hand off \(withOlder ? "a new and an older" : "a new") artifact of \(Self.attempt(age))"
    case .decide(let verdict, let task): "\(verdict) t\(task)"
    case .rerunFailed: "rerun all failed tasks"
    case .rerun(let tasks): "rerun \(tasks.map { "t\($0)" }.joined(separator: " and "))"
    case .operate(let wish, let task): "\(wish) t\(task)"
    case .control(let word): "\(word) the run"
    case .reclaim(let time): "reclaim after \(time) ms"
    }
  }

  private static func attempt(_ age: Int) -> String {
    age == 0 ? "the newest attempt" : "the attempt \(age) before the newest"
  }
}
