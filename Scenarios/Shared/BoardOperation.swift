import WorkflowEngine

/// One operation on a board, as a value: it can be drawn, told in words, and done again.
///
/// Tasks are named by number. An attempt or an artifact is named by its age, for which one that is
/// depends on what was done before: 0 is the newest.
enum BoardOperation: Sendable, Hashable {
  /// Somebody wants another task.
  case create(TaskWish)

  /// A task shall wait for another, or shall wait no longer.
  case link(Int, after: Int)
  case unlink(Int, from: Int)

  /// A dispatcher starts a task, or the next that is ready.
  case start(Int)
  case startNext

  /// A worker starts the next task, makes an artifact, hands it off and completes the task.
  case finishNext

  /// A holder says something about his attempt.
  case call(AttemptCall, age: Int)

  /// A holder publishes something and hands it off, together with what was published last before.
  case deliver(age: Int, withOlder: Bool)

  /// An approver decides.
  case decide(ApprovalVerdict, Int)

  /// Somebody wants tasks to be rerun, or whatever has failed.
  case rerun([Int])
  case rerunFailed

  /// An operator does something with one task, or with the run.
  case operate(Wish, Int)
  case control(Word)

  /// Time passes, so many milliseconds; then claims whose lease has run out are taken back.
  case reclaim(after: Int)

  /// What an operator does with one task.
  enum Wish: String, Sendable, CaseIterable {
    case cancel, block, unblock, reopen, archive
  }

  /// What an operator does with a run.
  enum Word: String, Sendable, CaseIterable {
    case pause, resume, abort
  }
}

extension BoardOperation: CustomStringConvertible {
  /// What is done, in a few words.
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
    case .rerunFailed: "rerun what has failed"
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
