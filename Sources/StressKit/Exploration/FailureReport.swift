/// Describes how a phase failed, in the same words in every process.
enum FailureReport {
  /// The number of stuck tasks that are named; the others are counted.
  private static let namedTasks = 10
  /// The number of frames of a stuck task that are searched for a function of the program.
  private static let frameLimit = 32

  /// The failure of a phase, or nil if the phase succeeded.
  ///
  /// - Parameters:
  ///   - ending: How the phase ended.
  ///   - phase: The phase of the iteration.
  ///   - world: The world at the end of the phase.
  ///   - stepLimit: The step limit of the phase.
  /// - Returns: The kind and the details, or nil.
  static func failure(
    of ending: Ending,
    in phase: Phase,
    _ world: World,
    stepLimit: Int
  ) -> IterationResult.Failure? {
    let place = place(of: phase)
    switch ending {
    case .gaveUp: return nil
    case .threw(let error):
      return failure(of: error, in: phase)
    case .deadlocked:
      let text = """
        \(place) waits forever\(unanswered(in: world)); \(liveTasks(of: world, from: .setup))
        """
      return .init(kind: .deadlock, detail: text)
    case .exceededSteps:
      let text = """
        \(place) has not returned after \(stepLimit) steps, the step limit \
        (--step-limit grants more); \(liveTasks(of: world, from: .setup))
        """
      return .init(kind: .livelock, detail: text)
    case .finished:
      guard phase == .body, world.liveTasks > 0
      else { return nil }
      return .init(
        kind: .leak,
        detail:
          "the body has returned\(unanswered(in: world)); \(liveTasks(of: world, from: .body))"
      )
    }
  }

  /// The failure of a phase that threw an error.
  ///
  /// - Parameters:
  ///   - error: The thrown error.
  ///   - phase: The phase that threw it.
  /// - Returns: The kind and the error's text.
  static func failure(of error: any Error, in phase: Phase) -> IterationResult.Failure {
    let text = StableText.of("\(place(of: phase)) threw \(type(of: error)): \(error)")
    return .init(kind: .threw, detail: text)
  }

  /// The name of a phase in the scenario's source.
  static func place(of phase: Phase) -> String {
    switch phase {
    case .setup: "makeSystem"
    case .body: "run"
    case .check: "an invariant"
    }
  }

  /// The name of the task that runs the current or last step, or nil if there is none.
  static func runningTask(of world: World) -> String? {
    guard world.runningTask > 0 else { return nil }
    return TaskNames.names(of: world.tasks)[world.runningTask - 1]
  }

  /// Names the first event that left control and has no answer; it is the same in every run.
  private static func unanswered(in world: World) -> String {
    guard let first = world.escapes.first else { return "" }
    return ", and no answer came from outside control: \(first.name)"
  }

  /// The tasks that a failure concerns: the one that failed, or those that have not ended.
  ///
  /// - Parameters:
  ///   - kind: The kind of the body's failure.
  ///   - world: The world at the end of the body.
  /// - Returns: Indices of the world's tasks.
  static func tasks(ofFailure kind: FailureKind, in world: World) -> [Int] {
    switch kind {
    case .deadlock, .livelock: liveTasks(of: world.tasks, from: .setup)
    case .leak: liveTasks(of: world.tasks, from: .body)
    case .crashed, .hung: world.runningTask > 0 ? [world.runningTask - 1] : []
    case .dataRace:
      world.races.prefix(1).flatMap { [$0.first.task, $0.second.task] }.filter { $0 > 0 }.map {
        $0 - 1
      }
    case .threw: world.tasks.firstIndex { $0.phase == .body && $0.parent == 0 }.map { [$0] } ?? []
    }
  }

  private static func liveTasks(of tasks: [TaskRecord], from first: Phase) -> [Int] {
    tasks.indices.filter { !tasks[$0].isDone && tasks[$0].phase.rawValue >= first.rawValue }
  }

  /// Names the tasks that have not ended and the function in which each waits.
  private static func liveTasks(of world: World, from first: Phase) -> String {
    let tasks = world.tasks
    let names = TaskNames.names(of: tasks)
    let live = liveTasks(of: tasks, from: first)
    let waits = world.innerWaits
    var parts = live.prefix(namedTasks).map { position in
      if let wait = waits.first(where: { $0.task == position + 1 }) {
        return "'\(names[position])' \(text(of: wait, names))"
      }
      return "'\(names[position])'"
        + (place(ofTask: position + 1, in: world).map { " in \($0)" } ?? "")
    }
    if live.count > namedTasks { parts.append("and \(live.count - namedTasks) more") }
    let noun = live.count == 1 ? "1 task is" : "\(live.count) tasks are"
    return "\(noun) left: " + parts.joined(separator: ", ")
      + (world.isPoolFull ? "; the one thread of the pool waits, so no other task runs" : "")
  }

  private static func text(of wait: World.InnerWait, _ names: [String]) -> String {
    "waits for \(wait.object)" + (wait.holder.map { " that '\(names[$0 - 1])' holds" } ?? "")
  }

  /// The innermost function of the program in which a task waits.
  private static func place(ofTask number: Int, in world: World) -> String? {
    let frames = world.frames(ofTask: number, limit: frameLimit)
    guard let place = Symbolizer.innermostPlaces(of: [frames])[0] else { return nil }
    return StableText.of(place.function) + (place.location.map { " (\($0))" } ?? "")
  }
}
