import WorkflowEngine

extension BoardOperation {
  /// Draws a sequence of operations: a few creations first, then operations of all kinds.
  ///
  /// - Parameters:
  ///   - count: The number of operations.
  ///   - random: The source of random numbers.
  /// - Returns: The operations.
  static func sequence(
    of count: Int,
    using random: inout some RandomNumberGenerator
  ) -> [BoardOperation] {
    var tasks = 0
    var operations: [BoardOperation] = []
    while operations.count < count {
      let drawn: [BoardOperation] =
        if operations.count < 4 {
          [.create(wish(after: tasks, using: &random))]
        } else if Int.random(in: 0..<4, using: &random) == 0 {
          episode(among: tasks, using: &random)
        } else { [draw(among: tasks, using: &random)] }
      tasks += drawn.count { if case .create = $0 { true } else { false } }
      operations += drawn
    }
    return Array(operations.prefix(count))
  }

  /// Draws a few operations that belong together.
  private static func episode(
    among tasks: Int,
    using random: inout some RandomNumberGenerator
  ) -> [BoardOperation] {
    let task = Int.random(in: 0..<tasks, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return [.finishNext, .finishNext, .finishNext, .operate(.reopen, min(task, 1))]
    case 1: return [.startNext, .call(.failed, age: 0), .rerunFailed]
    case 2: return [.startNext, .reclaim(after: 6)]
    default:
      let wish = TaskWish(paths: ["/a"])
      return [
        .create(wish), .create(wish), .start(tasks), .start(tasks + 1),
        .link(tasks + 1, after: task), .call(.succeeded, age: 0),
      ]
    }
  }

  /// Draws an operation on a number of tasks: usually work, sometimes an operator's operation.
  private static func draw(
    among tasks: Int,
    using random: inout some RandomNumberGenerator
  ) -> BoardOperation {
    func task() -> Int { Int.random(in: 0..<tasks, using: &random) }
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<4: return .create(wish(after: tasks, using: &random))
    case 4..<9: return .link(task(), after: task())
    case 9..<11: return .unlink(task(), from: task())
    case 11..<18: return .start(task())
    case 18..<24: return .startNext
    case 24..<44: return .finishNext
    case 44..<47:
      return .deliver(age: age(using: &random), withOlder: Bool.random(using: &random))
    case 47..<65: return .call(call(using: &random), age: age(using: &random))
    case 65..<71:
      return .decide(Int.random(in: 0..<3, using: &random) == 0 ? .reject : .approve, task())
    case 71..<76: return .rerunFailed
    case 76..<78:
      return .rerun(Int.random(in: 0..<3, using: &random) == 0 ? [task(), task()] : [task()])
    case 78..<92:
      let wish = wish(using: &random)
      // Older tasks have more dependents.
      return .operate(wish, wish == .reopen ? min(task(), task()) : task())
    case 92..<96: return .reclaim(after: 3 * Int.random(in: 0..<6, using: &random))
    default: return .control(word(using: &random))
    }
  }

  private static func wish(
    after tasks: Int,
    using random: inout some RandomNumberGenerator
  ) -> TaskWish {
    var wish = TaskWish()
    wish.parents = (0..<tasks).filter { _ in Int.random(in: 0..<5, using: &random) < 2 }
    wish.isGated = Int.random(in: 0..<5, using: &random) == 0
    wish.reapprove = wish.isGated && Bool.random(using: &random)
    wish.needsArtifact = !wish.parents.isEmpty && Int.random(in: 0..<4, using: &random) == 0
    wish.paths = ["/a", "/a/b", "/c"].filter { _ in Int.random(in: 0..<6, using: &random) == 0 }
    wish.retries = max(0, Int.random(in: 0..<5, using: &random) - 2)
    if Int.random(in: 0..<5, using: &random) == 0 {
      wish.key = ["x", "y"].randomElement(using: &random)
    }
    return wish
  }

  /// Usually the newest attempt, sometimes an ended one.
  private static func age(using random: inout some RandomNumberGenerator) -> Int {
    max(0, Int.random(in: 0..<8, using: &random) - 4)
  }

  /// Successes are the most frequent, so that dependents can start.
  private static func call(using random: inout some RandomNumberGenerator) -> AttemptCall {
    let calls: [AttemptCall] = [
      .succeeded, .succeeded, .succeeded, .succeeded, .failed, .failed, .failed, .queued, .running,
      .heartbeat, .released, .submitFailed, .blocked, .cancelled, .published,
    ]
    return calls[Int.random(in: 0..<calls.count, using: &random)]
  }

  private static func wish(using random: inout some RandomNumberGenerator) -> Wish {
    let wishes: [Wish] = [.cancel, .block, .unblock, .unblock, .reopen, .reopen, .reopen, .archive]
    return wishes[Int.random(in: 0..<wishes.count, using: &random)]
  }

  /// Aborts are rare, because nothing starts after one.
  private static func word(using random: inout some RandomNumberGenerator) -> Word {
    let words: [Word] = [.pause, .pause, .resume, .resume, .resume, .abort]
    return words[Int.random(in: 0..<words.count, using: &random)]
  }
}
