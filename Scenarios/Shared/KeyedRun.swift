import WorkflowEngine

/// An engine with one run whose tasks are created by keys.
struct KeyedRun: EngineSystem {
  let engine: WorkflowEngine
  let run: RunID
  let answers: KeyedAnswers

  /// A task with a key, and the range of records in which it has the key.
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

  /// The replies with a task that did not have the key at any time of the call.
  ///
  /// Times are record numbers: the reply was decided somewhere between the records before the call
  /// and those after it.
  var wrongAnswers: [String] {
    get async throws {
      let holders = try holders
      return await answers.all.filter { answer in
        guard let own = holders.first(where: { $0.task == answer.task && $0.key == answer.key })
        else { return true }
        // The earliest possible position: the call has begun, and the task exists.
        let first = max(own.start, answer.before)
        guard first <= answer.after && first < own.end else { return true }
        return holders.contains { $0.key == own.key && $0.start < own.start && $0.end > first }
      }
      .map { "\($0.key) was \($0.task) for a call after \($0.before) and before \($0.after)" }
    }
  }
}
