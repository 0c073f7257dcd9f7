extension Trace {
  /// The choices, one for each step at which more than one entry was ready.
  package var choices: [RecordedSchedule.Choice] {
    steps.indices.filter { steps[$0].ready.count > 1 }.map { position in
      let step = steps[position]
      return RecordedSchedule.Choice(
        index: step.taken,
        ready: step.ready.count,
        task: (step.task ?? -1) + 1,
        isInside: position > 0 && steps[position - 1].left != nil
      )
    }
  }

  /// The position of the first step at which another trace differs, or nil if both are equal.
  ///
  /// - Parameter other: A trace of the same iteration.
  /// - Returns: A position in the shorter trace, or its length; nil for equal traces.
  /// - Complexity: O(steps × ready entries).
  package func firstDifference(from other: Trace) -> Int? {
    let common = min(steps.count, other.steps.count)
    for position in 0..<common {
      let (mine, theirs) = (steps[position], other.steps[position])
      let same =
        mine.ready.map(name) == theirs.ready.map(other.name)
        && mine.taken == theirs.taken && mine.kind == theirs.kind && mine.time == theirs.time
        && mine.actor.map { actors[$0] } == theirs.actor.map { other.actors[$0] }
      if !same { return position }
    }
    if gap != other.gap { return min(gap?.after ?? common, other.gap?.after ?? common) }
    return steps.count == other.steps.count ? nil : common
  }

  /// The display name of a task, or a dash for work that belongs to no task.
  func name(_ task: Int) -> String {
    tasks.indices.contains(task) ? tasks[task] : "–"
  }
}
