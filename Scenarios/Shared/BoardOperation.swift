import WorkflowEngine

/// One operation on a board as a value, which can be drawn, described and repeated.
///
/// Tasks and runs are identified by number, attempts and artifacts by age: 0 is the newest at that
/// time.
enum BoardOperation: Sendable, Hashable {
  /// Creates a task.
  case create(TaskWish)

  /// Makes a task wait for another, or removes that link.
  case link(Int, after: Int)
  case unlink(Int, from: Int)

  /// Starts a task, or the next ready one of a run.
  case start(Int)
  case startNext(in: Int)

  /// Starts and acknowledges the next task of a run, publishes an artifact, hands it off and completes
  /// the task.
  case finishNext(in: Int)

  /// Reports success, and starts the next task of a run in the same transaction.
  case finishThenStart(age: Int, in: Int)

  /// A call of the holder of an attempt.
  case call(AttemptCall, age: Int)

  /// Publishes an artifact and hands it off, optionally together with the previous artifact.
  case deliver(age: Int, withOlder: Bool)

  /// An approval decision.
  case decide(ApprovalVerdict, Int)

  /// Reruns tasks of the first run, or all failed tasks of a run.
  case rerun([Int])
  case rerunFailed(in: Int)

  /// An operator's operation on a task, or on a run.
  case operate(Wish, Int)
  case control(Word, run: Int)

  /// Advances the clock by some milliseconds, then reclaims expired claims.
  case reclaim(after: Int)

  /// A round of an outbox drainer.
  case drain(by: Int, limit: Int, DrainEnd)

  /// Plans the starts of a run.
  case plan(run: Int, limit: Int)

  /// Crashes the engine and opens it again.
  case crash

  /// An operator's operation on one task.
  enum Wish: String, Sendable, CaseIterable {
    case cancel, block, unblock, reopen, archive
  }

  /// An operator's operation on a run.
  enum Word: String, Sendable, CaseIterable {
    case pause, resume, abort, cancel
  }

  /// The end of a drainer's round.
  enum DrainEnd: String, Sendable, CaseIterable {
    case delivers
    /// The emitter fails after half of the entries.
    case fails
    /// The drainer never reports.
    case dies
  }

  /// The number of runs on the board.
  static let runs = 2
}

extension BoardOperation: CustomStringConvertible {
  /// A short description of the operation.
  var description: String {
    switch self {
    case .create(let wish): "create \(wish)"
    case .link(let child, let parent): "link t\(child) after t\(parent)"
    case .unlink(let child, let parent): "unlink t\(child) from t\(parent)"
    case .start(let task): "start t\(task)"
    case .startNext(let run): "start the next task\(Self.run(run))"
    case .finishNext(let run): "start the next task\(Self.run(run)) and complete it"
    case .finishThenStart(let age, let run):
      "complete \(Self.attempt(age)) and start the next task\(Self.run(run))"
    case .call(let call, let age): "report \(call) of \(Self.attempt(age))"
    case .deliver(let age, let withOlder):
      "hand off \(withOlder ? "a new and an older" : "a new") artifact of \(Self.attempt(age))"
    case .decide(let verdict, let task): "\(verdict) t\(task)"
    case .rerunFailed(let run): "rerun all failed tasks\(Self.run(run))"
    case .rerun(let tasks): "rerun \(tasks.map { "t\($0)" }.joined(separator: " and "))"
    case .operate(let wish, let task): "\(wish) t\(task)"
    case .control(let word, let run): "\(word) the \(run == 0 ? "first" : "second") run"
    case .reclaim(let time): "reclaim after \(time) ms"
    case .drain(let drainer, let limit, let end):
      "drainer \(drainer) takes at most \(limit) entries and \(end)"
    case .plan(let run, let limit): "plan \(limit) tasks\(Self.run(run))"
    case .crash: "crash and open again"
    }
  }

  private static func run(_ number: Int) -> String { number == 0 ? "" : " of the second run" }

  private static func attempt(_ age: Int) -> String {
    age == 0 ? "the newest attempt" : "the attempt \(age) before the newest"
  }
}
