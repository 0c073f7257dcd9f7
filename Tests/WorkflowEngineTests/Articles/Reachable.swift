@testable import WorkflowEngine

/// The reasons that a list of rules can give: the rules are evaluated on every state that they can
/// distinguish.
enum Reachable {
  private static let task = TaskID(rawValue: 0)
  private static let run = RunID(rawValue: 0)
  private static let newest = AttemptToken(rawValue: 2)
  private static let older = AttemptToken(rawValue: 1)

  /// The reasons that the rules give for some subjects, in the order of the rules.
  private static func reasons<Subject>(
    _ rules: [Rule<Subject>],
    _ subjects: [Subject]
  ) -> [RefusalReason] {
    let given = subjects.compactMap { rules.firstBroken(by: $0) }
    return rules.map(\.reason).filter(given.contains)
  }

  private static func row(
    _ status: TaskStatus = .created,
    _ change: (inout BoardTask) -> Void = { _ in }
  ) -> BoardTask {
    let spec = TaskSpec(task: task, run: run)
    var row = BoardTask(spec, ordinal: 0, unmetDependencies: 0, unmetNeeds: 0)
    row.status = status
    row.lastAttempt = Attempt(token: newest, number: 1)
    change(&row)
    return row
  }

  /// The reasons for a start of a named task.
  static var start: [RefusalReason] {
    var rows = TaskStatus.allCases.map { row($0) }
    rows += ApprovalStatus.allCases.map { approval in row { $0.approval = approval } }
    rows.append(row { $0.unmetDependencies = 1 })
    rows.append(row { $0.unmetNeeds = 1 })
    let tasks = rows.map { StartSubject(runStatus: .running, task: $0) }
    let others = RunStatus.allCases.map { StartSubject(runStatus: $0, task: row()) }
    return reasons(
      Board.startRules,
      tasks + others + [
        StartSubject(runStatus: .running, task: row(), activeCount: 1, limit: 1),
        StartSubject(runStatus: .running, task: row(), arePathsFree: false),
      ]
    )
  }

  /// The reasons for a start of the next task: of the run, of the engine and of its waiting tasks.
  static var startNext: [RefusalReason] {
    let one = Array(Story.one.dropLast())
    let stories: [[Board.Event]] = [
      [.runCreated(run)],
      [.runCreated(run), .runStatusChanged(run, from: .created, to: .paused, cause: .pause)],
      [.runCreated(run), .runStatusChanged(run, from: .created, to: .aborted, cause: .abort)],
      one + [.taskBlocked(task, nil, reason: "")],
      one + [.taskDemoted(task, .pathLocked)],
      one + [.taskCreated(TaskSpec(task: Story.second, run: run, dependencies: [task]))],
      [.runCreated(run), .taskCreated(TaskSpec(task: task, run: run, requiresApproval: true))],
      one + [
        Story.start(task, 1), .taskSucceeded(task, Story.token(1)),
        .taskCreated(
          TaskSpec(
            task: Story.second,
            run: run,
            dependencies: [task],
            needs: [ArtifactNeed("image", from: task)]
          )
        ),
      ],
      Story.one + [Story.start(task, 1)],
    ]
    var given: [RefusalReason] = []
    for (index, story) in stories.enumerated() {
      let limit = index == stories.count - 1 ? 1 : Int.max
      let command = Dispatch(.next(run), limit: limit, rules: Board.startRules)
      if case .refused(let reason)? = try? command.decide(Story(story).state).reply {
        given.append(reason)
      }
    }
    return RefusalReason.allCases.filter(given.contains)
  }

  /// The reasons for a call about an attempt.
  static func call(_ call: AttemptCall) -> [RefusalReason] {
    let foreign = Artifact(
      id: ArtifactID(rawValue: 0),
      task: task,
      attempt: older,
      type: "",
      label: ""
    )
    let handoffs: [[Artifact]] = call == .succeeded ? [[], [foreign]] : [[]]
    let subjects = TaskStatus.allCases.flatMap { status in
      [newest, older].flatMap { token in
        handoffs.map {
          CallbackSubject(task: row(status), token: token, reported: call, artifacts: $0)
        }
      }
    }
    return reasons(Board.callbackRules, subjects)
  }

  /// The reasons for an approval decision.
  static var decision: [RefusalReason] {
    reasons(
      Board.decisionRules,
      ApprovalStatus.allCases.map { approval in
        DecisionSubject(task: row { $0.approval = approval }, verdict: .approve)
      }
    )
  }

  /// The reasons for an operator's operation on a task.
  static func wish(_ rules: [Rule<TaskSubject>]) -> [RefusalReason] {
    reasons(
      rules,
      TaskStatus.allCases.flatMap { status in
        RunStatus.allCases.map { TaskSubject(task: row(status), runStatus: $0) }
      }
    )
  }

  /// The reasons for an operator's operation on a run.
  static func word<C: Command>(
    _ command: C
  ) -> [RefusalReason] where C.M == EngineModel, C.Reply == RunControlReply {
    let given = RunStatus.allCases.compactMap { status -> RefusalReason? in
      let story = Story([
        .runCreated(run), .runStatusChanged(run, from: .created, to: status, cause: .rollUp),
      ])
      guard case .refused(let reason)? = try? command.decide(story.state).reply else { return nil }
      return reason
    }
    return RefusalReason.allCases.filter(given.contains)
  }
}
