import WorkflowEngine

/// An engine with one run whose tasks are created by keys.
struct KeyedRun: EngineSystem {
  let engine: WorkflowEngine
  let run: RunID
  let answers: KeyedAnswers

  /// A task of a key, and from which record on until before which it has the key.
  private struct Holder {
    let task: TaskID
    let key: String
    let start: Int
    var end = Int.max
  }

  private var holders: [Holder] {
    get throws {
      var holders: [Holder] = []
      for (place, event) in try events.enumerated() {
        switch event {
        case .taskCreated(let spec):
          guard let key = spec.key else { continue }
          holders.append(Holder(task: spec.task, key: key, start: place + 1))
        case .taskArchived(let task):
          for index in holders.indices where holders[index].task == task {
            holders[index].end = place + 1
          }
        default: break
        }
      }
      return holders
    }
  }

  /// The answers with a task that at no time of the call was the one that had the key.
  ///
  /// What counts are record numbers: the answer was given at some place between those before the
  /// call and those after it.
  var wrongAnswers: [String] {
    get async throws {
      let holders = try holders
      return await answers.all.filter { answer in
        guard let own = holders.first(where: { $0.task == answer.task && $0.key == answer.key })
        else { return true }
        // The first place that it could be: the call has begun, and the task is there.
        let first = max(own.start, answer.before)
        guard first <= answer.after && first < own.end else { return true }
        return holders.contains { $0.key == own.key && $0.start < own.start && $0.end > first }
      }
      .map { "\($0.key) was \($0.task) for a call after \($0.before) and before \($0.after)" }
    }
  }
}
