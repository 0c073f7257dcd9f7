extension FailureFile {
  /// The choices to repeat, with the stored data of their steps; `nil` if the parts of the file are
  /// inconsistent.
  ///
  /// - Complexity: O(number of choices).
  package var choices: [RecordedSchedule.Choice]? {
    guard var choices = ScheduleText.choices(in: schedule) else { return nil }
    var before = trace
    var after = Trace()
    if let gap = trace.gap {
      guard gap.steps > 0, trace.steps.indices.contains(gap.after) else { return nil }
      before.steps = Array(trace.steps[..<gap.after])
      after.steps = Array(trace.steps[gap.after...])
    }
    let (first, last) = (before.choices, after.choices)
    let leftOut = choices.count - first.count - last.count
    guard leftOut >= 0, trace.gap.map({ leftOut <= $0.steps }) ?? (leftOut == 0),
      zip(choices, first).allSatisfy({ $0.index == $1.index }),
      zip(choices.suffix(last.count), last).allSatisfy({ $0.index == $1.index })
    else { return nil }
    let places = Array(0..<first.count) + Array((choices.count - last.count)..<choices.count)
    for (place, traced) in zip(places, first + last) {
      choices[place].ready = traced.ready
      choices[place].task = traced.task
    }
    return choices
  }

  /// Whether every stored step was among the ready entries, and all names exist.
  package var stepsFit: Bool {
    trace.steps.allSatisfy { step in
      step.ready.indices.contains(step.taken) && step.ready[step.taken] == step.task ?? -1
        && step.ready.allSatisfy { $0 >= -1 && $0 < trace.tasks.count }
        && step.actor.map { trace.actors.indices.contains($0) } ?? true
    }
  }

  /// The violated invariant or the kind of failure.
  package var name: String { invariant ?? kind?.rawValue ?? "failure" }
}
