import Synchronization

/// Orders that control explores, since they can all happen in production.
enum FreeOrders {
  static let all: [ActorOrder] = [
    ActorOrder(
      "Tasks that start on no actor run in any order.",
      because: "Several threads take tasks from the pool.",
      possible: ["12", "21"]
    ) { log in
      Task { log.write("1") }
      Task { log.write("2") }
    },
    ActorOrder(
      "Two tasks that go to one actor arrive in any order.",
      because:
        "Each goes there from a thread of its own, and the system can stop a thread before it"
        + " arrives.",
      possible: ["12", "21"]
    ) { log in
      await withTaskGroup { group in
        for line in ["1", "2"] { group.addTask { await Desk.note(line, log) } }
      }
    },
    ActorOrder(
      "A task that goes to an actor (`h`) runs before a task (`p`) that code on the actor "
        + "(`m`) has made, or after it.",
      because:
        "It can arrive while that code is still running and has not made the other task yet.",
      possible: ["mph", "mhp", "hmp"]
    ) { log in
      await withTaskGroup { group in
        group.addTask { await Desk.make("p", after: "m", log) }
        group.addTask { await Desk.note("h", log) }
      }
    },
    ActorOrder(
      "Two tasks each make a task on one actor: the new tasks run in any order.",
      because: "Nothing says which of the two makes its task first.",
      possible: ["12", "21"]
    ) { log in
      await withTaskGroup { group in
        for line in ["1", "2"] { group.addTask { Task { @Desk in log.write(line) } } }
      }
    },
    ActorOrder(
      "One task resumes two tasks that wait on one actor: they go on in any order.",
      because: "A resumed task goes through the pool before it returns to its actor.",
      possible: ["12", "21"]
    ) { log in
      let waiters = Waiters()
      await withTaskGroup { group in
        for (position, line) in ["1", "2"].enumerated() {
          group.addTask {
            while waiters.count < position { await Task.yield() }
            await waiters.wait(line, log)
          }
        }
        while waiters.count < 2 { await Task.yield() }
        waiters.resume()
      }
    },
    ActorOrder(
      "Two sleeps that end at one instant end in any order.",
      because: "Each sleeping task goes on from a thread of its own.",
      possible: ["12", "21"]
    ) { log in
      await withTaskGroup { group in
        for line in ["1", "2"] {
          group.addTask {
            try? await Task.sleep(for: .milliseconds(1))
            log.write(line)
          }
        }
      }
    },
    ActorOrder(
      "One task makes a task of low priority (`l`) on an actor, then one of high priority "
        + "(`h`): they run in any order.",
      because: "The actor takes the higher priority first, unless it has begun with the other task "
        + "before.",
      possible: ["lh", "hl"]
    ) { log in
      Task(priority: .low) { @Desk in log.write("l") }
      Task(priority: .high) { @Desk in log.write("h") }
    },
  ]
}

/// Tasks that wait on the actor, in the order in which they began to.
private final class Waiters: Sendable {
  private let continuations = Mutex<[CheckedContinuation<Void, Never>]>([])

  var count: Int { continuations.withLock { $0.count } }

  @Desk func wait(_ line: String, _ log: Log) async {
    await withCheckedContinuation { continuation in
      continuations.withLock { $0.append(continuation) }
    }
    log.write(line)
  }

  func resume() {
    for continuation in continuations.withLock({ $0 }) { continuation.resume() }
  }
}
