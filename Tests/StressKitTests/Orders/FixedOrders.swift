import Dispatch
import Synchronization

/// Orders that control keeps, since production keeps them.
enum FixedOrders {
  static let all: [ActorOrder] = onActors + onMain

  private static let onActors: [ActorOrder] = [
    ActorOrder(
      "Tasks that one task makes on one actor start in that order.",
      because:
        "Making a task puts it into the actor's queue at once, and the queue keeps the order.",
      possible: ["123"],
      excluded: ["132", "213", "231", "312", "321"]
    ) { log in
      for line in ["1", "2", "3"] { Task { @Desk in log.write(line) } }
    },
    ActorOrder(
      "Of two such tasks the one of higher priority (`h`) runs first if it was made first.",
      because: "The queue keeps the order unless a later task has the higher priority.",
      possible: ["hl"],
      excluded: ["lh"]
    ) { log in
      Task(priority: .high) { @Desk in log.write("h") }
      Task(priority: .low) { @Desk in log.write("l") }
    },
    ActorOrder(
      "A task makes a task on an actor (`p`), then goes to the actor itself (`h`): the new "
        + "task runs first.",
      because: "The new task is in the actor's queue before its maker arrives there.",
      possible: ["ph"],
      excluded: ["hp"]
    ) { log in
      Task { @Desk in log.write("p") }
      await Desk.note("h", log)
    },
    ActorOrder(
      "Code on an actor makes a task there (`p`) and then waits: the new task runs before "
        + "the code goes on (`t`).",
      because: "The code leaves the actor when it waits, and comes back behind the new task.",
      possible: ["pt"],
      excluded: ["tp"]
    ) { log in
      await Task { @Desk in
        Task { @Desk in log.write("p") }
        await Task.yield()
        log.write("t")
      }.value
    },
    ActorOrder(
      "A task makes a task on an actor (`p`) and then another task, which goes to the actor"
        + " (`h`): `p` runs first.",
      because: "The second task begins when the first one is in the actor's queue.",
      possible: ["ph"],
      excluded: ["hp"]
    ) { log in
      Task { @Desk in log.write("p") }
      Task { await Desk.note("h", log) }
    },
    ActorOrder(
      "A task makes a task on an actor (`p`) and then resumes a task, which goes to the "
        + "actor (`h`): `p` runs first.",
      because: "The resumed task goes on when the new one is in the actor's queue.",
      possible: ["ph"],
      excluded: ["hp"]
    ) { log in
      unsafe await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
        Task {
          Task { @Desk in log.write("p") }
          unsafe continuation.resume()
        }
      }
      await Desk.note("h", log)
    },
    ActorOrder(
      "Code on an actor (`m`) makes a task there (`p`). A task that runs on the actor after that code (`b`) "
        + "and comes back (`b`) does not overtake `p`.",
      because: "It comes back to a queue in which `p` waits already.",
      possible: ["mpbb", "mbpb", "bmpb", "bmbp", "bbmp"],
      excluded: ["mbbp"]
    ) { log in
      await withTaskGroup { group in
        group.addTask { await Desk.make("p", after: "m", log) }
        group.addTask {
          await Desk.note("b", log)
          await Task.yield()
          await Desk.note("b", log)
        }
      }
    },
  ]

  private static let onMain: [ActorOrder] = [
    ActorOrder(
      "Tasks that one task makes on the main actor start in that order, whatever their "
        + "priorities are.",
      because: "The main queue knows no priorities.",
      possible: ["lh"],
      excluded: ["hl"]
    ) { log in
      Task(priority: .low) { @MainActor in log.write("l") }
      Task(priority: .high) { @MainActor in log.write("h") }
    },
    ActorOrder(
      "Blocks and tasks that one task puts on the main queue (`1`, `2`) run in that order, and before the "
        + "task itself when it goes there (`3`).",
      because: "All of them wait in one queue.",
      possible: ["123"],
      excluded: ["132", "213", "231", "312", "321"]
    ) { log in
      DispatchQueue.main.async { log.write("1") }
      Task { @MainActor in log.write("2") }
      await MainActor.run { log.write("3") }
    },
    ActorOrder(
      "Blocks of the main queue run in the order in which they were put there, whoever put them.",
      because: "The main queue keeps the order.",
      possible: ["a1b2", "ab12", "b2a1", "ba21"],
      excluded: ["ab21", "ba12"],
      holdsOnThreads: false
    ) { log in
      await withTaskGroup { group in
        for (task, block) in [("a", "1"), ("b", "2")] {
          group.addTask {
            log.write(task)
            DispatchQueue.main.async { log.write(block) }
          }
        }
      }
    },
  ]
}
