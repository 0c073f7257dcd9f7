import Testing

@testable import WorkflowEngine

/// A small program that always exposes one defect, and passes without it.
struct DefectRace: Sendable, CustomTestStringConvertible {
  let id: String
  let configure: @Sendable (inout EngineConfiguration) -> Void
  let run: @Sendable (Bench) async throws -> Void

  var testDescription: String { id }

  init(
    _ id: String,
    with configure: @escaping @Sendable (inout EngineConfiguration) -> Void = { _ in },
    _ run: @escaping @Sendable (Bench) async throws -> Void
  ) {
    self.id = id
    self.configure = configure
    self.run = run
  }

  static let all: [DefectRace] =
    dispatch + callbacks + approval + rerun + unseen + operators + links + claims + journal
    + outbox

  private static let dispatch: [DefectRace] = [
    DefectRace("dispatch-check-then-set") { bench in
      let task = try await bench.task()
      try await twice { _ = try await bench.engine.dispatch(task) }
    },
    DefectRace("sequence-not-atomic") { bench in
      for _ in 0..<2 { _ = try await bench.task() }
      try await twice { _ = try await bench.engine.dispatchNext(in: bench.run) }
    },
    DefectRace("dispatch-event-doubled") { bench in
      _ = try await bench.engine.dispatch(try await bench.task())
    },
    DefectRace("audit-lost-update") { bench in
      let task = try await bench.task()
      try await bench.fail(task)
      try await LockstepExecutor.run([
        { _ = try await bench.engine.dispatch(task) },
        { _ = try await bench.engine.rerun([task], in: bench.run, by: "ann", reason: "again") },
      ])
    },
    DefectRace("approval-gate-off") { bench in
      _ = try await bench.engine.dispatch(try await bench.task(requiresApproval: true))
    },
    DefectRace("gate-opens-on-any-decision") { bench in
      let task = try await bench.task(requiresApproval: true)
      _ = try await bench.engine.decide(.reject, on: task, by: "ann")
      _ = try await bench.engine.dispatch(task)
    },
    DefectRace("dependency-gate-off") { bench in
      let parent = try await bench.task()
      _ = try await bench.engine.dispatch(try await bench.task(after: [parent]))
    },
    DefectRace("dispatch-rollup-dropped") { bench in
      _ = try await bench.engine.dispatch(try await bench.task())
    },
    DefectRace("pause-gate-off") { bench in
      _ = try await bench.task()
      _ = try await bench.engine.pause(bench.run)
      _ = try await bench.engine.dispatchNext(in: bench.run)
    },
    DefectRace("abort-gate-off") { bench in
      _ = try await bench.task()
      _ = try await bench.engine.abort(bench.run)
      _ = try await bench.engine.dispatchNext(in: bench.run)
    },
  ]

  private static let callbacks: [DefectRace] = [
    DefectRace("no-fence") { bench in
      let task = try await bench.task()
      let old = try await bench.fail(task)
      _ = try await bench.engine.rerun([task], in: bench.run, by: "ann", reason: "again")
      try await bench.start(task)
      _ = try await bench.engine.fail(task, old, reason: "late")
    },
    DefectRace("ack-overwrites") { bench in
      let task = try await bench.task()
      let token = try await bench.succeed(task)
      _ = try await bench.engine.acknowledge(task, token)
    },
    DefectRace("rollup-dropped") { bench in
      try await bench.succeed(try await bench.task())
    },
    DefectRace("failure-rollup-dropped") { bench in
      try await bench.fail(try await bench.task())
    },
    DefectRace("promotion-dropped") { bench in
      let parent = try await bench.task()
      _ = try await bench.task(after: [parent])
      try await bench.succeed(parent)
    },
    DefectRace("rollup-overwrites") { bench in
      let task = try await bench.task()
      let token = try await bench.start(task)
      try await LockstepExecutor.run([
        { _ = try await bench.engine.complete(task, token) },
        {
          // One step later, between computing the consequences and recording them.
          await bench.engine.read { _ in }
          _ = try await bench.engine.abort(bench.run)
        },
      ])
    },
  ]

  private static let unseen: [DefectRace] = [
    DefectRace("acknowledgement-dropped") { bench in
      let task = try await bench.task()
      _ = try await bench.engine.acknowledge(task, try await bench.start(task))
    },
    DefectRace("decision-dropped") { bench in
      let task = try await bench.task(requiresApproval: true)
      _ = try await bench.engine.decide(.approve, on: task, by: "ann")
    },
    DefectRace("lost-dispatch-throws") { bench in
      let task = try await bench.task()
      try await twice {
        do { _ = try await bench.engine.dispatch(task) } catch is RefusalReason {}
      }
    },
  ]

  private static let approval: [DefectRace] = [
    DefectRace("approved-before-recorded") { bench in
      let task = try await bench.task(requiresApproval: true)
      try await LockstepExecutor.run([
        { _ = try await bench.engine.decide(.approve, on: task, by: "ann") },
        { _ = try await bench.engine.dispatch(task) },
      ])
    },
    DefectRace("approval-carried-over") { bench in
      let task = try await bench.task(requiresApproval: true, reapprove: true)
      _ = try await bench.engine.decide(.approve, on: task, by: "ann")
      try await bench.fail(task)
      _ = try await bench.engine.rerun([task], in: bench.run, by: "ann", reason: "again")
      _ = try await bench.engine.dispatch(task)
    },
    DefectRace("decision-check-then-act") { bench in
      let task = try await bench.task(requiresApproval: true)
      try await twice { _ = try await bench.engine.decide(.approve, on: task, by: "ann") }
    },
    DefectRace("decision-last-write-wins") { bench in
      let task = try await bench.task(requiresApproval: true)
      _ = try await bench.engine.decide(.reject, on: task, by: "ann")
      _ = try await bench.engine.decide(.reject, on: task, by: "bob")
    },
  ]

  private static let rerun: [DefectRace] = [
    "rerun-check-then-act", "rerun-torn", "rerun-resets-twice", "rerun-not-recorded",
    "rerun-spreads", "rerun-always-refused", "lost-rerun-throws",
  ].map { id in
    DefectRace(id) { bench in
      let tasks = [try await bench.task(), try await bench.task()]
      for task in tasks { try await bench.fail(task) }
      _ = try await bench.task()
      try await twice {
        do {
          _ = try await bench.engine.rerun(tasks, in: bench.run, by: "ann", reason: "again")
        } catch is RefusalReason {}
      }
    }
  }

  /// Runs a body twice, in lockstep.
  static func twice(_ body: @escaping @Sendable () async throws -> Void) async throws {
    try await LockstepExecutor.run([body, body])
  }
}
