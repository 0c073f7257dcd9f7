internal import CStressRuntime

/// Turns the steps that a world has kept into a trace with logical names.
enum TraceBuilder {
  /// The trace of the present phase.
  ///
  /// - Parameter world: Driven with tracing on.
  /// - Returns: The steps in order, none when the phase was not traced.
  /// - Complexity: O(steps × ready entries).
  static func trace(of world: World) -> Trace {
    let steps = world.trace
    let sets = world.readySets
    let places = Symbolizer.places(of: steps.map { UInt($0.resume) })
    var trace = Trace(
      tasks: TaskNames.names(of: world.tasks),
      actors: ActorNames.names(of: world.objectTypes)
    )
    trace.steps = steps.map { step in
      let place = places[UInt(step.resume)].flatMap { $0.isSystem ? nil : $0 }
      let set = sets[Int(step.set)..<Int(step.set + step.ready)]
      return Trace.Step(
        task: step.task > 0 ? Int(step.task) - 1 : nil,
        actor: step.object > 0 ? Int(step.object) - 1 : nil,
        kind: kindNames[Int(step.kind.rawValue)],
        function: place.map { StableText.of($0.function) },
        location: place?.location,
        time: Int(step.now),
        ready: set.map { Int($0) - 1 },
        taken: Int(step.index)
      )
    }
    return trace
  }

  /// The steps of the present phase by number.
  ///
  /// - Parameter world: Driven with tracing on.
  /// - Returns: The steps in order, none when the phase was not traced.
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
        set: Int(step.set)..<Int(step.set + step.ready)
      )
    }
    return outline
  }

  /// In the order of `stress_kind`.
  private static let kindNames = ["start", "hop", "resume", "yield", "job", "block"]
}
