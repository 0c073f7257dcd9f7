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
      let waiting = Mutex<[UnsafeContinuation<Void, Never>]>([])
      await withTaskGroup { group in
        for (position, line) in ["1", "2"].enumerated() {
          group.addTask { @Desk in
            while waiting.withLock({ $0.count }) < position { await Task.yield() }
            unsafe await withUnsafeContinuation { continuation in
              waiting.withLock { unsafe $0.append(continuation) }
            }
            log.write(line)
          }
        }
        while waiting.withLock({ $0.count }) < 2 { await Task.yield() }
        for continuation in waiting.withLock({ unsafe $0 }) { unsafe continuation.resume() }
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
