/// The rules of the engine, written a second time: predicts the answer to a call, and its events.
///
/// It shares no code with the board's rules and commands, so it cannot repeat a mistake of them. It
/// reads the records instead of the engine's state.
package struct ReferenceModel: Sendable {
  private(set) var trail: AuditTrail

  /// The prediction for a call.
  struct Prediction {
    let answer: EngineAnswer
    /// The events that the call itself records, without their consequences.
    var events: [Board.Event] = []

    static func refused(_ reason: RefusalReason, _ events: [Board.Event] = []) -> Self {
      Self(answer: .refused(reason), events: events)
    }

    static func misuse(_ error: BoardError) -> Self { Self(answer: .misuse(error)) }
  }

  /// Creates the model of an engine without records.
  ///
  /// - Parameter configuration: The engine's configuration.
  package init(_ configuration: EngineConfiguration) {
    trail = AuditTrail(dispatchLimit: configuration.dispatchLimit)
  }

  /// Applies the next record.
  package mutating func take(_ record: EngineRecord) {
    switch record.event {
    case .board(let event): trail.follow(record, event)
    case .outbox(let event): trail.follow(record, event)
    }
  }

  /// Predicts the answer to a call in the present state.
  ///
  /// A completion that starts another task is predicted only up to the start.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - time: The engine's time at the call.
  /// - Returns: The prediction.
  /// - Complexity: O(*n*), where *n* is the number of tasks and dependencies.
  func prediction(of call: EngineCall, at time: CallTime) -> Prediction {
    switch call {
    case .create(let spec, let paths): creation(of: spec, on: paths)
    case .link(let child, let parent): link(child, after: parent)
    case .unlink(let child, let parent): unlink(child, from: parent)
    case .start(let task, let by): start(of: task, by: by, at: time)
    case .startNext(let run, let by): startNext(in: run, by: by, at: time)
    case .plan(let run, let limit): plan(of: run, limit)
    case .reclaim(let limit): reclaim(limit, at: time.now)
    case .decide(let verdict, let task, let by, let comment):
      decision(verdict, on: task, by: by, comment)
    case .rerun(let tasks, let run, let by, let reason):
      rerun(of: tasks, in: run, RerunNote(by: by, reason: reason, at: time.now))
    case .cancel(let task, let by): cancellation(of: task, by: by)
    case .block(let task, let reason): block(task, reason)
    case .unblock(let task): unblock(task)
    case .reopen(let task, let by): reopening(of: task, by: by)
    case .archive(let task): archiving(of: task)
    case .pause(let run): pause(run)
    case .resume(let run): resume(run)
    case .abort(let run, let by): abort(run, by: by)
    case .cancelRun(let run, let by): cancel(run: run, by: by)
    default: report(call, at: time)
    }
  }

  /// The tasks of a run in the order of their creation.
  func tasks(of run: RunID) -> [AuditTrail.Task] {
    trail.taskOrder.compactMap { trail.tasks[$0] }.filter { $0.spec.run == run }
  }

  /// The result of a body for a task, or a misuse if the task does not exist.
  func of(_ task: TaskID, _ body: (AuditTrail.Task) -> Prediction) -> Prediction {
    trail.tasks[task].map(body) ?? .misuse(.unknownTask(task))
  }

  /// The result of a body for the status of a run, or a misuse if the run does not exist.
  func of(_ run: RunID, _ body: (RunStatus) -> Prediction) -> Prediction {
    trail.runs[run].map { body($0.status) } ?? .misuse(.unknownRun(run))
  }
}
