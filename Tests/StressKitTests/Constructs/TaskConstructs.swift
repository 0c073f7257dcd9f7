import Testing

/// Tasks of every kind.
enum TaskConstructs {
  struct Failure: Error {}

  @TaskLocal static var note = "none"

  static let all: [Construct] = unstructured + groups + signals

  static let unstructured: [Construct] = [
    Construct("`Task {}`", .exactly(2)) { log in
      let task = Task {
        log.write("task")
      }
      await Task.yield()
      log.write("creator")
      await task.value
    },
    Construct("`Task.detached`", .exactly(6)) { log in
      let tasks = (0..<3).map { number in Task.detached { log.write("\(number)") } }
      for task in tasks { await task.value }
    },
    Construct("`Task.immediate`", .exactly(2)) { log in
      let task = Task.immediate {
        log.write("now")
        await Task.yield()
        log.write("later")
      }
      log.write("creator")
      await Task.yield()
      log.write("creator again")
      await task.value
    },
    Construct("`Task.immediateDetached`", .always(["now", "creator", "later"])) { log in
      let task = Task.immediateDetached {
        log.write("now")
        await Task.yield()
        log.write("later")
      }
      log.write("creator")
      await task.value
    },
    Construct("`async let`", .exactly(2)) { log in
      async let first: Void = log.write("first")
      async let second: Void = log.write("second")
      _ = await (first, second)
    },
    Construct("an `async let` that is left unfinished", .always(["ended"])) { log in
      func work() async {
        async let child: Void = {
          try? await Task.sleep(for: .seconds(1_000))
          log.write("ended")
        }()
      }
      await work()
    },
    Construct("`Task.yield`", .exactly(6)) { log in
      await withTaskGroup { group in
        for name in ["a", "b"] {
          group.addTask {
            log.write(name)
            await Task.yield()
            log.write(name.uppercased())
          }
        }
      }
    },
  ]

  static let groups: [Construct] = [
    Construct("`withTaskGroup`", .exactly(6)) { log in
      await withTaskGroup(of: Int.self) { group in
        for number in 0..<3 { group.addTask { number } }
        for await number in group { log.write("\(number)") }
      }
    },
    Construct("`withThrowingTaskGroup`, which cancels on a throw", .several) { log in
      do {
        try await withThrowingTaskGroup { group in
          group.addTask { throw Failure() }
          group.addTask {
            await Task.yield()
            log.write("cancelled \(Task.isCancelled)")
          }
          for try await _ in group {}
        }
      } catch { log.write("threw") }
    },
    Construct("`withDiscardingTaskGroup`", .exactly(6)) { log in
      await withDiscardingTaskGroup { group in
        for number in 0..<3 { group.addTask { log.write("\(number)") } }
      }
    },
    Construct("`withThrowingDiscardingTaskGroup`", .several) { log in
      do {
        try await withThrowingDiscardingTaskGroup { group in
          group.addTask { throw Failure() }
          group.addTask {
            await Task.yield()
            log.write("cancelled \(Task.isCancelled)")
          }
        }
      } catch { log.write("threw") }
    },
    Construct("`addImmediateTask`", .several) { log in
      await withTaskGroup { group in
        for number in 0..<3 {
          group.addImmediateTask {
            log.write("\(number) starts")
            await Task.yield()
            log.write("\(number) ends")
          }
        }
      }
    },
    Construct("a group in a group", .exactly(6)) { log in
      await withTaskGroup { group in
        group.addTask { await withTaskGroup { $0.addTask { log.write("inner") } } }
        group.addTask { log.write("outer") }
        group.addTask { log.write("other") }
      }
    },
  ]

  static let signals: [Construct] = [
    Construct("`withTaskCancellationHandler`", .exactly(2)) { log in
      let task = Task {
        await withTaskCancellationHandler {
          try? await Task.sleep(for: .seconds(100))
        } onCancel: {
          log.write("handler")
        }
      }
      await Task.yield()
      log.write("cancel")
      task.cancel()
      log.write("cancelled")
      await task.value
    },
    Construct("priority escalation", .exactly(2)) { log in
      let task = Task(priority: .low) {
        await withTaskPriorityEscalationHandler {
          try? await Task.sleep(for: .seconds(1))
        } onPriorityEscalated: { _, _ in
          log.write("escalated")
        }
        log.write("done")
      }
      await Task.yield()
      task.escalatePriority(to: .high)
      await task.value
    },
    Construct("`Task.name` and `Task(name:)`", .always(["writer"])) { log in
      await Task(name: "writer") { log.write(Task.name ?? "none") }.value
    },
    Construct("task-local values", .always(["inner", "inner", "none"])) { log in
      await $note.withValue("inner") {
        await Task { log.write(note) }.value
        log.write(note)
      }
      await Task.detached { log.write(note) }.value
    },
  ]
}
