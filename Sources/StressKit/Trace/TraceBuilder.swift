internal import CStressRuntime

/// Converts the recorded steps of a world to a trace with logical names.
enum TraceBuilder {
  /// The trace of the current phase.
  ///
  /// - Parameter world: A world that was driven with tracing on.
  /// - Returns: The steps in order; none if the phase was not traced.
  /// - Complexity: O(steps × ready entries).
  static func trace(of world: World) -> Trace {
    let steps = world.trace
    let sets = world.readySets
    let tasks = world.tasks
    var trace = Trace(
      tasks: TaskNames.names(of: tasks),
      actors: ActorNames.names(of: world.objectTypes)
    )
    let places = TracedPlaces(steps, frames: world.tracedFrames)
    trace.steps = steps.map { step in
      // This library makes the root task.
      let hasCreator = step.task > 0 && tasks[Int(step.task) - 1].parent > 0
      let isRoot = step.kind == STRESS_START && !hasCreator
      let place = isRoot ? nil : places.place(of: step)
      let set = sets[Int(step.set)..<Int(step.set + step.ready)]
      return Trace.Step(
        task: step.task > 0 ? Int(step.task) - 1 : nil,
        actor: step.object > 0 ? Int(step.object) - 1 : nil,
        kind: kindNames[Int(step.kind.rawValue)],
        function: place.map { StableText.of($0.function) },
        location: place?.location,
        time: Int(step.now),
        ready: set.map { Int($0) - 1 },
        taken: Int(step.index),
        left: step.left > 0 ? Int(step.left) : nil,
        wakes: step.task > 0 ? sleeper(wokenBy: tasks[Int(step.task) - 1]) : nil
      )
    }
    if let start = trace.steps.first, start.kind == "start", start.function == nil {
      let next = trace.steps.first { $0.task == start.task && $0.function != nil }
      trace.steps[0].function = next?.function
    }
    for event in world.events where event.step > 0 {
      let step = Int(event.step) - 1
      let task = event.task > 0 ? Int(event.task) - 1 : nil
      let object = event.kind == STRESS_EVENT_WAIT ? World.name(of: event.wait) : nil
      let effect = Trace.Effect(kind: effectKind(event.kind), task: task, object: object)
      trace.steps[step].effects = (trace.steps[step].effects ?? []) + [effect]
    }
    return trace
  }

  private static func sleeper(wokenBy task: TaskRecord) -> Int? {
    task.wakes > 0 ? task.wakes - 1 : nil
  }

  private static func effectKind(_ kind: stress_event_kind) -> Trace.Effect.Kind {
    switch kind {
    case STRESS_EVENT_START: .start
    case STRESS_EVENT_CANCEL: .cancel
    case STRESS_EVENT_MISUSE: .misuse
    case STRESS_EVENT_YIELD: .yield
    case STRESS_EVENT_FINISH: .finish
    case STRESS_EVENT_WAIT: .wait
    default: .resume
    }
  }

  /// The outline of the current phase.
  ///
  /// - Parameter world: A world that was driven with tracing on.
  /// - Returns: The steps in order; none if the phase was not traced.
  /// - Complexity: O(steps × ready entries).
  static func outline(of world: World) -> Outline {
    var outline = Outline()
    outline.paths = world.paths
    outline.roles = TaskNames.roles(of: world.tasks)
    outline.ready = world.readySets.map { Int($0) }
    outline.steps = world.trace.map { step in
      Outline.Step(
        task: Int(step.task),
        object: Int(step.object),
        kind: SchedulingPoint.Entry.Kind(rawValue: step.kind.rawValue) ?? .job,
        left: Int(step.left),
        set: Int(step.set)..<Int(step.set + step.ready)
      )
    }
    return outline
  }

  /// The names of the kinds, in the order of `stress_kind`.
  private static let kindNames = [
    "start", "hop", "resume", "yield", "job", "block", "time", "inside", "queued",
  ]
}
