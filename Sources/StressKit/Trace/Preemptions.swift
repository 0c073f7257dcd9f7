/// Finds the steps at which another task runs although the previous task could continue.
package enum Preemptions {
  /// The steps that are preemptions: another task runs although the task of the previous step is
  /// ready.
  ///
  /// It is no preemption if the previous task yields or has run `SegmentedSchedule.patience`
  /// consecutive steps, or never runs again, which happens only at the step limit. Work without a
  /// task does not count.
  ///
  /// - Parameters:
  ///   - tasks: The task of each step, as a number from 1, or 0 for no task.
  ///   - yields: Whether each step continues after a yield.
  ///   - isReady: Returns whether a task was ready at a step.
  /// - Returns: The positions, ascending.
  /// - Complexity: O(number of steps), and at most one call of `isReady` for each.
  static func positions(
    tasks: [Int],
    yields: [Bool],
    isReady: (_ task: Int, _ step: Int) -> Bool
  ) -> [Int] {
    var afterYield: [Int: Bool] = [:]
    var candidates: [(position: Int, stopped: Int)] = []
    // The next step of a task tells how it became ready.
    for position in tasks.indices.reversed() where tasks[position] > 0 {
      afterYield[tasks[position]] = yields[position]
      guard let before = tasks[..<position].lastIndex(where: { $0 > 0 }) else { continue }
      let stopped = tasks[before]
      if stopped != tasks[position], afterYield[stopped] == false, isReady(stopped, position) {
        candidates.append((position, before))
      }
    }
    return candidates.reversed().filter { candidate in
      !hasRunLong(before: candidate.stopped, tasks)
    }.map(\.position)
  }

  /// Whether one task has run `SegmentedSchedule.patience` consecutive steps up to a position.
  private static func hasRunLong(before end: Int, _ tasks: [Int]) -> Bool {
    let first = end - SegmentedSchedule.patience + 1
    guard first >= 0 else { return false }
    return tasks[first...end].allSatisfy { $0 == tasks[end] }
  }
}

extension Outline {
  /// The steps that are preemptions, as positions.
  package var preemptions: [Int] {
    Preemptions.positions(
      tasks: steps.map(\.task),
      yields: steps.map { $0.kind == .yield },
      isReady: { task, step in ready[steps[step].set].contains(task) }
    )
  }
}

extension Trace {
  /// The steps that are preemptions, as positions.
  package var preemptions: [Int] {
    Preemptions.positions(
      tasks: steps.map { ($0.task ?? -1) + 1 },
      yields: steps.map { $0.kind == "yield" },
      isReady: { task, step in steps[step].ready.contains(task - 1) }
    )
  }
}
