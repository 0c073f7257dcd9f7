@testable import WorkflowEngine

extension Operation {
  /// Every operation, in the order of the article.
  static let all: [Operation] = planning + reports + wishes + words + reads

  private static let planning: [Operation] = [
    Operation("createRun()"),
    Operation(
      "create(in:after:requiresApproval:reapprove:needs:paths:retry:key:)",
      misuses: [
        { try await $0.engine.create(in: $0.noRun) },
        { try await $0.engine.create(in: $0.aborted) },
        { try await $0.engine.create(in: $0.run, after: [$0.noTask]) },
        { try await $0.engine.create(in: $0.run, after: [$0.foreign]) },
        { try await $0.engine.create(in: $0.run, after: [$0.ready, $0.ready]) },
        { try await $0.engine.create(in: $0.run, needs: [ArtifactNeed("image", from: $0.ready)]) },
        { try await $0.engine.create(in: $0.run, paths: [".."]) },
        { try await $0.engine.create(in: $0.run, key: $0.long) },
      ]
    ),
    Operation(
      "createTask(in:after:requiresApproval:reapprove:)",
      misuses: [
        { _ = try await $0.engine.createTask(in: $0.noRun) },
        { _ = try await $0.engine.createTask(in: $0.aborted) },
        { _ = try await $0.engine.createTask(in: $0.run, after: [$0.noTask]) },
        { _ = try await $0.engine.createTask(in: $0.run, after: [$0.foreign]) },
        { _ = try await $0.engine.createTask(in: $0.run, after: [$0.ready, $0.ready]) },
      ]
    ),
    Operation(
      "dispatchNext(in:by:)",
      Reachable.startNext,
      refusals: [
        { _ = try await $0.engine.dispatchNext(in: $0.aborted) },
        { _ = try await $0.engine.dispatchNext(in: $0.run) },
      ],
      misuses: [
        { _ = try await $0.engine.dispatchNext(in: $0.noRun) },
        { _ = try await $0.engine.dispatchNext(in: $0.run, by: $0.long) },
      ]
    ),
    Operation(
      "dispatch(_:by:)",
      Reachable.start,
      refusals: [
        { _ = try await $0.engine.dispatch($0.archived) },
        { _ = try await $0.engine.dispatch($0.ready) },
      ],
      misuses: [
        { _ = try await $0.engine.dispatch($0.noTask) },
        { _ = try await $0.engine.dispatch($0.ready, by: $0.long) },
      ]
    ),
    Operation(
      "decide(_:on:by:comment:)",
      Reachable.decision,
      refusals: [{ _ = try await $0.engine.decide(.approve, on: $0.ready, by: "Ann") }],
      misuses: [
        { _ = try await $0.engine.decide(.approve, on: $0.noTask, by: "Ann") },
        { _ = try await $0.engine.decide(.approve, on: $0.ready, by: $0.long) },
      ]
    ),
    Operation(
      "rerun(_:in:by:reason:)",
      Board.rerunRules.map(\.reason),
      refusals: [{ _ = try await $0.engine.rerun([$0.noTask], in: $0.run, by: "", reason: "") }],
      misuses: [
        { _ = try await $0.engine.rerun([], in: $0.noRun, by: "", reason: "") },
        { _ = try await $0.engine.rerun([], in: $0.run, by: $0.long, reason: "") },
      ]
    ),
  ]

  private static let reports: [Operation] = [
    report("acknowledge(_:_:)", .queued) { try await $0.acknowledge($1, $2) },
    report("reportProgress(_:_:)", .running) { try await $0.reportProgress($1, $2) },
    report("heartbeat(_:_:)", .heartbeat) { try await $0.heartbeat($1, $2).callback },
    Operation(
      "publish(_:label:by:_:)",
      Reachable.call(.published),
      refusals: [{ _ = try await $0.engine.publish("", label: "", by: $0.ready, $0.noToken) }],
      misuses: [
        { _ = try await $0.engine.publish("", label: "", by: $0.noTask, $0.noToken) },
        { _ = try await $0.engine.publish("", label: $0.long, by: $0.ready, $0.noToken) },
      ]
    ),
    report(
      "complete(_:_:handoff:)",
      .succeeded,
      misuses: [
        { ground in
          let item = Handoff.Item(ArtifactID(rawValue: 999))
          let handoff = Handoff(artifacts: [item])
          _ = try await ground.engine.complete(ground.ready, ground.noToken, handoff: handoff)
        },
        { ground in
          let handoff = Handoff(summary: ground.long)
          _ = try await ground.engine.complete(ground.ready, ground.noToken, handoff: handoff)
        },
      ]
    ) { try await $0.complete($1, $2) },
    Operation(
      "complete(_:_:handoff:thenDispatchNextIn:by:)",
      Reachable.call(.succeeded) + Reachable.startNext,
      refusals: [
        { ground in
          _ = try await ground.engine.complete(
            ground.ready,
            ground.noToken,
            thenDispatchNextIn: ground.run
          )
        }
      ],
      misuses: [
        { ground in
          _ = try await ground.engine.complete(
            ground.noTask,
            ground.noToken,
            thenDispatchNextIn: ground.run
          )
        },
        { ground in
          _ = try await ground.engine.complete(
            ground.ready,
            ground.noToken,
            thenDispatchNextIn: ground.noRun
          )
        },
        { ground in
          _ = try await ground.engine.complete(
            ground.ready,
            ground.noToken,
            thenDispatchNextIn: ground.run,
            by: ground.long
          )
        },
      ]
    ),
    report(
      "fail(_:_:reason:category:)",
      .failed,
      misuses: [{ _ = try await $0.engine.fail($0.ready, $0.noToken, reason: $0.long) }]
    ) { try await $0.fail($1, $2) },
    report(
      "rejectSubmission(_:_:reason:)",
      .submitFailed,
      misuses: [{ _ = try await $0.engine.rejectSubmission($0.ready, $0.noToken, reason: $0.long) }]
    ) { try await $0.rejectSubmission($1, $2) },
    report(
      "confirmCancel(_:_:by:)",
      .cancelled,
      misuses: [{ _ = try await $0.engine.confirmCancel($0.ready, $0.noToken, by: $0.long) }]
    ) { try await $0.confirmCancel($1, $2) },
    report(
      "block(_:_:reason:)",
      .blocked,
      misuses: [{ _ = try await $0.engine.block($0.ready, $0.noToken, reason: $0.long) }]
    ) { try await $0.block($1, $2, reason: "") },
    report("release(_:_:)", .released) { try await $0.release($1, $2) },
    Operation("reclaimExpired(limit:)"),
  ]

  private static let wishes: [Operation] = [
    Operation(
      "link(_:after:)",
      Board.linkRules.map(\.reason),
      refusals: [{ _ = try await $0.engine.link($0.ready, after: $0.ready) }]
    ),
    Operation(
      "unlink(_:from:)",
      Board.unlinkRules.map(\.reason),
      refusals: [{ _ = try await $0.engine.unlink($0.ready, from: $0.archived) }]
    ),
    wish(
      "cancel(_:by:)",
      Board.cancelRules,
      misuses: [{ _ = try await $0.engine.cancel($0.ready, by: $0.long) }]
    ) { try await $0.cancel($1, by: "") },
    wish(
      "block(_:reason:)",
      Board.blockRules,
      misuses: [{ _ = try await $0.engine.block($0.ready, reason: $0.long) }]
    ) { try await $0.block($1, reason: "") },
    wish("unblock(_:)", Board.unblockRules) { try await $0.unblock($1) },
    wish(
      "reopen(_:by:)",
      Board.reopenRules,
      misuses: [{ _ = try await $0.engine.reopen($0.ready, by: $0.long) }]
    ) { try await $0.reopen($1, by: "") },
    wish("archive(_:)", Board.archiveRules) { try await $0.archive($1) },
  ]

  private static let words: [Operation] = [
    word("pause(_:)", Pause(RunID(rawValue: 0))) { try await $0.pause($1) },
    word("resume(_:)", Resume(RunID(rawValue: 0))) { try await $0.resume($1) },
    word(
      "abort(_:by:)",
      Abort(RunID(rawValue: 0), by: ""),
      misuses: [{ _ = try await $0.engine.abort($0.run, by: $0.long) }]
    ) { try await $0.abort($1) },
    Operation(
      "cancel(run:by:)",
      [.runFinished],
      refusals: [{ _ = try await $0.engine.cancel(run: $0.empty, by: "") }],
      misuses: [
        { _ = try await $0.engine.cancel(run: $0.noRun, by: "") },
        { _ = try await $0.engine.cancel(run: $0.run, by: $0.long) },
      ]
    ),
  ]

  private static let reads: [Operation] = [
    Operation(
      "plan(_:limit:)",
      // A plan lists no task that is under way or has ended.
      Reachable.start.filter { $0 != .notDispatchableState },
      misuses: [{ _ = try await $0.engine.plan($0.noRun, limit: 1) }]
    ),
    Operation("task(_:)", misuses: [{ _ = try await $0.engine.task($0.noTask) }]),
    Operation("run(_:)", misuses: [{ _ = try await $0.engine.run($0.noRun) }]),
    Operation("read(_:)"),
    Operation("records()"),
    Operation("now()"),
  ]

  private static func report(
    _ name: String,
    _ call: AttemptCall,
    misuses: [Attempt] = [],
    _ body: @escaping @Sendable (WorkflowEngine, TaskID, AttemptToken) async throws -> CallbackReply
  ) -> Operation {
    Operation(
      name,
      Reachable.call(call),
      refusals: [{ _ = try await body($0.engine, $0.ready, $0.noToken) }],
      misuses: [{ _ = try await body($0.engine, $0.noTask, $0.noToken) }] + misuses
    )
  }

  private static func wish(
    _ name: String,
    _ rules: [Rule<TaskSubject>],
    misuses: [Attempt] = [],
    _ body: @escaping @Sendable (WorkflowEngine, TaskID) async throws -> OperatorReply
  ) -> Operation {
    Operation(
      name,
      Reachable.wish(rules),
      refusals: [{ _ = try await body($0.engine, $0.archived) }],
      misuses: [{ _ = try await body($0.engine, $0.noTask) }] + misuses
    )
  }

  private static func word<C: Command>(
    _ name: String,
    _ command: C,
    misuses: [Attempt] = [],
    _ body: @escaping @Sendable (WorkflowEngine, RunID) async throws -> RunControlReply
  ) -> Operation where C.M == EngineModel, C.Reply == RunControlReply {
    Operation(
      name,
      Reachable.word(command),
      refusals: [{ _ = try await body($0.engine, $0.aborted) }],
      misuses: [{ _ = try await body($0.engine, $0.noRun) }] + misuses
    )
  }
}
