import StressKit
import WorkflowEngine

extension Claim {
  /// Claims that an act on a task happens only while all its parents are done.
  ///
  /// The order of the records counts: a link counts from its own record on, and a parent is done
  /// from its success or archiving until it is reopened or undone.
  ///
  /// - Parameters:
  ///   - events: The events, in the order of the records.
  ///   - act: The task that an event acts on; `nil` for other events.
  /// - Returns: A claim that shows each act that came too early, and the parent that was not done.
  static func parentsDone(
    in events: [Board.Event],
    at act: (Board.Event) -> TaskID?
  ) -> Claim {
    var parents: [TaskID: [TaskID]] = [:]
    return onlyWhileOpen(events, atFirst: .closed) { event -> [GateStep<TaskID>] in
      let acts = act(event).map { [GateStep.acted(needing: parents[$0] ?? [])] } ?? []
      switch event {
      case .taskCreated(let spec): parents[spec.task] = spec.dependencies
      case .linked(let parent, let child): parents[child, default: []].append(parent)
      case .unlinked(let parent, let child): parents[child]?.removeAll { $0 == parent }
      case .taskSucceeded(let task, _), .taskArchived(let task): return acts + [.opened(task)]
      case .taskReopened(let task, _), .taskInvalidated(let task, _, _):
        return acts + [.closed(task)]
      default: break
      }
      return acts
    }
  }

  /// Claims that no task starts before all its parents are done.
  static func startsAfterParents(in events: [Board.Event]) -> Claim {
    parentsDone(in: events) { event in
      if case .taskDispatched(let task, _) = event { task } else { nil }
    }
  }

  /// Claims that no task becomes ready before all its parents are done.
  static func readyAfterParents(in events: [Board.Event]) -> Claim {
    parentsDone(in: events) { event in
      if case .taskReady(let task) = event { task } else { nil }
    }
  }

  /// Claims that no task succeeds while a parent is not done.
  static func doneAfterParents(in events: [Board.Event]) -> Claim {
    parentsDone(in: events) { event in
      if case .taskSucceeded(let task, _) = event { task } else { nil }
    }
  }
}
