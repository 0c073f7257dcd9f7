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
    var tasks: [TaskWish] = []
    var operations: [BoardOperation] = []
    while operations.count < count {
      let drawn: [BoardOperation] =
        if operations.count < 4 {
          [.create(wish(after: tasks, using: &random))]
        } else if Bool.random(using: &random) {
          episode(among: tasks, in: run(using: &random), using: &random)
        } else { [draw(among: tasks, using: &random)] }
      for case .create(let wish) in drawn { tasks.append(wish) }
      operations += drawn
    }
    return Array(operations.prefix(count))
  }

  /// Draws an operation on a number of tasks: usually work, sometimes an operator's operation.
  private static func draw(
    among tasks: [TaskWish],
    using random: inout some RandomNumberGenerator
  ) -> BoardOperation {
    func task() -> Int { Int.random(in: 0..<tasks.count, using: &random) }
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<4: return .create(wish(after: tasks, using: &random))
    case 4..<9: return .link(task(), after: task())
    case 9..<11:
      let child = task()
      return .unlink(child, from: tasks[child].parents.randomElement(using: &random) ?? task())
    case 11..<18: return .start(task())
    case 18..<24: return .startNext(in: run(using: &random))
    case 24..<36: return .finishNext(in: run(using: &random))
    case 36..<40:
      return .finishThenStart(age: age(using: &random), in: run(using: &random))
    case 40..<44: return drain(using: &random)
    case 44..<47:
      return .deliver(age: age(using: &random), withOlder: Bool.random(using: &random))
    case 47..<62: return .call(call(using: &random), age: age(using: &random))
    case 62: return .plan(run: run(using: &random), limit: Int.random(in: 0...2, using: &random))
    case 63..<65: return .crash
    case 65..<71:
      return .decide(Int.random(in: 0..<3, using: &random) == 0 ? .reject : .approve, task())
    case 71..<76: return .rerunFailed(in: run(using: &random))
    case 76..<78:
      return .rerun(Int.random(in: 0..<3, using: &random) == 0 ? [task(), task()] : [task()])
    case 78..<92:
      let wish = wish(using: &random)
      // Older tasks have more dependents.
      return .operate(wish, wish == .reopen ? min(task(), task()) : task())
    case 92..<96: return .reclaim(after: 3 * Int.random(in: 0..<6, using: &random))
    default: return .control(word(using: &random), run: run(using: &random))
    }
  }

  /// Usually the first run, so that it has enough tasks.
  private static func run(using random: inout some RandomNumberGenerator) -> Int {
    Int.random(in: 0..<4, using: &random) == 0 ? runs - 1 : 0
  }

  private static func drain(using random: inout some RandomNumberGenerator) -> BoardOperation {
    let ends: [DrainEnd] = [.delivers, .delivers, .delivers, .fails, .dies]
    return .drain(
      by: Int.random(in: 1...2, using: &random),
      limit: Int.random(in: 1...4, using: &random),
      ends[Int.random(in: 0..<ends.count, using: &random)]
    )
  }

  private static func wish(
    after tasks: [TaskWish],
    using random: inout some RandomNumberGenerator
  ) -> TaskWish {
    var wish = TaskWish()
    wish.run = run(using: &random)
    wish.parents = tasks.indices.filter {
      Int.random(in: 0..<5, using: &random) < 2 && tasks[$0].run == wish.run
    }
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
    let words: [Word] = [
      .pause, .pause, .resume, .resume, .resume, .resume, .resume, .abort, .cancel,
    ]
    return words[Int.random(in: 0..<words.count, using: &random)]
  }
}
