@testable import WorkflowEngine

extension DefectRace {
  static let operators: [DefectRace] = lateReports + cancellation + runControl

  private static let lateReports: [DefectRace] = [
    DefectRace("late-complete-on-reset") { bench in
      let task = try await bench.task()
      let old = try await bench.fail(task)
      _ = try await bench.engine.rerun([task], in: bench.run, by: "ann", reason: "again")
      _ = try await bench.engine.complete(task, old)
    },
    DefectRace("refused-failure-applied") { bench in
      let task = try await bench.task()
      let old = try await bench.fail(task)
      _ = try await bench.engine.rerun([task], in: bench.run, by: "ann", reason: "again")
      try await bench.start(task)
      _ = try await bench.engine.fail(task, old, reason: "late")
    },
    DefectRace("refusal-not-recorded") { bench in
      let task = try await bench.task()
      _ = try await bench.engine.fail(task, try await bench.succeed(task), reason: "late")
    },
    DefectRace("ack-check-then-act") { bench in
      let task = try await bench.task()
      let token = try await bench.start(task)
      try await LockstepExecutor.run([
        { _ = try await bench.engine.acknowledge(task, token) },
        { _ = try await bench.engine.complete(task, token) },
      ])
    },
  ]

  private static let cancellation: [DefectRace] = [
    DefectRace("cancel-blind-write") { bench in
      let task = try await bench.task()
      _ = try await bench.engine.confirmCancel(task, try await bench.succeed(task))
    },
    DefectRace("cancel-check-then-act") { bench in
      let task = try await bench.task()
      let token = try await bench.start(task)
      _ = try await bench.engine.cancel(task, by: "ann")
      try await LockstepExecutor.run([
        { _ = try await bench.engine.confirmCancel(task, token) },
        { _ = try await bench.engine.complete(task, token) },
      ])
    },
    DefectRace("cancel-request-check-then-act") { bench in
      let task = try await bench.task()
      let token = try await bench.start(task)
      try await LockstepExecutor.run([
        { _ = try await bench.engine.cancel(task, by: "ann") },
        { _ = try await bench.engine.complete(task, token) },
      ])
    },
    DefectRace("audit-missing-when-never-started") { bench in
      let task = try await bench.task()
      _ = try await bench.engine.cancel(task, by: "ann")
      _ = try await bench.engine.rerun([task], in: bench.run, by: "ann", reason: "again")
    },
  ]

  private static let runControl: [DefectRace] = [
    DefectRace("plan-not-rechecked") { bench in
      let task = try await bench.task()
      _ = try await bench.engine.pause(bench.run)
      _ = try await bench.engine.dispatch(task)
    },
    DefectRace("pause-dropped") { bench in
      _ = try await bench.task()
      _ = try await bench.engine.pause(bench.run)
    },
    DefectRace("rollup-ignores-operator") { bench in
      let task = try await bench.task()
      let token = try await bench.start(task)
      _ = try await bench.engine.pause(bench.run)
      _ = try await bench.engine.complete(task, token)
    },
    DefectRace("rollup-misfiled") { bench in
      let other = try await bench.engine.createRun()
      let task = try await bench.engine.createTask(in: other)
      try await bench.succeed(task)
    },
    DefectRace("head-of-line-block") { bench in
      _ = try await bench.task(requiresApproval: true)
      _ = try await bench.task()
      _ = try await bench.engine.dispatchNext(in: bench.run)
    },
  ]
}
