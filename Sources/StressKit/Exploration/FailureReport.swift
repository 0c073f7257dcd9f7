/// Says how a phase failed, in words that are the same in every process.
enum FailureReport {
  /// Stuck tasks that are named; the others are counted.
  private static let namedTasks = 10
  /// How many callers of a stuck task are looked at for one that is the program's own.
  private static let frameLimit = 32

  /// The failure that an ending amounts to, or nil when the phase came to a good end.
  ///
  /// - Parameters:
  ///   - ending: How the phase came to rest.
  ///   - phase: Which part of the iteration it was.
  ///   - world: As the phase has left it.
  ///   - stepLimit: The limit that it ran under.
  /// - Returns: The kind and what was found, or nil.
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
        \(place) waits for ever\(unanswered(in: world)); \(liveTasks(of: world, from: .setup))
        """
      return .init(kind: .deadlock, detail: text)
    case .exceededSteps:
      let hops =
        world.steps < stepLimit
        ? ", or ten times as many calls of an actor that it was on already" : ""
      let text = """
        \(place) has not returned after \(stepLimit) steps, the step limit \
        (--step-limit grants more)\(hops); \
        \(liveTasks(of: world, from: .setup))
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

  /// The failure that an error amounts to.
  ///
  /// - Parameters:
  ///   - error: What was thrown.
  ///   - phase: Where it was.
  /// - Returns: The kind and what was thrown.
  static func failure(of error: any Error, in phase: Phase) -> IterationResult.Failure {
    let text = StableText.of("\(place(of: phase)) threw \(type(of: error)): \(error)")
    return .init(kind: .threw, detail: text)
  }

  /// What a scenario's author calls a phase.
  static func place(of phase: Phase) -> String {
    switch phase {
    case .setup: "makeSystem"
    case .body: "run"
    case .check: "an invariant"
    }
  }

  /// The name of the task whose step is under way, or was the last, or nil for none.
  static func runningTask(of world: World) -> String? {
    guard world.runningTask > 0 else { return nil }
    return TaskNames.names(of: world.tasks)[world.runningTask - 1]
  }

  /// Says what left control and has not answered: the first of it, which is the same in every run.
  private static func unanswered(in world: World) -> String {
    guard let first = world.escapes.first else { return "" }
    return ", and no answer has come from what left control: \(first.name)"
  }

  /// The tasks in which a failure shows: the one that failed, or those that have not ended.
  ///
  /// - Parameters:
  ///   - kind: How the body failed.
  ///   - world: As the body has left it.
  /// - Returns: Positions among the tasks of the world.
  static func tasks(ofFailure kind: FailureKind, in world: World) -> [Int] {
    switch kind {
    case .deadlock, .livelock: liveTasks(of: world.tasks, from: .setup)
    case .leak: liveTasks(of: world.tasks, from: .body)
    case .crashed, .hung: world.runningTask > 0 ? [world.runningTask - 1] : []
    case .threw: world.tasks.firstIndex { $0.phase == .body && $0.parent == 0 }.map { [$0] } ?? []
    }
  }

  private static func liveTasks(of tasks: [TaskRecord], from first: Phase) -> [Int] {
    tasks.indices.filter { !tasks[$0].isDone && tasks[$0].phase.rawValue >= first.rawValue }
  }

  /// Names the tasks that have not ended, with where each goes on.
  private static func liveTasks(of world: World, from first: Phase) -> String {
    let tasks = world.tasks
    let names = TaskNames.names(of: tasks)
    let live = liveTasks(of: tasks, from: first)
    var parts = live.prefix(namedTasks).map { position in
      "'\(names[position])'" + (place(ofTask: position + 1, in: world).map { " in \($0)" } ?? "")
    }
    if live.count > namedTasks { parts.append("and \(live.count - namedTasks) more") }
    let noun = live.count == 1 ? "1 task is" : "\(live.count) tasks are"
    return "\(noun) left: " + parts.joined(separator: ", ")
  }

  /// The innermost function of the program that a task waits in.
  private static func place(ofTask number: Int, in world: World) -> String? {
    let frames = world.frames(ofTask: number, limit: frameLimit)
    let known = Symbolizer.places(of: frames)
    guard let place = frames.lazy.compactMap({ known[$0] }).first(where: { !$0.isSystem })
    else { return nil }
    return StableText.of(place.function) + (place.location.map { " (\($0))" } ?? "")
  }
}
