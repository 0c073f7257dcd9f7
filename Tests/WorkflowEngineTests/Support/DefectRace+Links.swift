@testable import WorkflowEngine

extension DefectRace {
  static let links: [DefectRace] =
    [
      DefectRace("no-claim-gate") { bench in
        let child = try await linkedLate(on: bench)
        _ = try await bench.engine.dispatch(child)
      },
      DefectRace("demotion-dropped") { bench in
        let child = try await linkedLate(on: bench)
        _ = try await bench.engine.dispatch(child)
      },
      DefectRace("unblock-ungated") { bench in
        let child = try await bench.task(after: [try await bench.task()])
        _ = try await bench.engine.block(child, reason: "not now")
        _ = try await bench.engine.unblock(child)
      },
      DefectRace("link-checks-newest-only") { bench in
        let child = try await bench.task(after: [try await bench.task()])
        let done = try await bench.task()
        try await bench.succeed(done)
        _ = try await bench.engine.link(child, after: done)
      },
      DefectRace("link-silent-success") { bench in
        let (parent, child) = (try await bench.task(), try await bench.task())
        let token = try await bench.start(child)
        _ = try await bench.engine.link(child, after: parent)
        _ = try await bench.engine.complete(child, token)
      },
      DefectRace("link-check-then-act") { bench in
        let (one, other) = (try await bench.task(), try await bench.task())
        try await LockstepExecutor.run([
          { _ = try await bench.engine.link(one, after: other) },
          { _ = try await bench.engine.link(other, after: one) },
        ])
      },
      DefectRace("link-dropped") { bench in _ = try await linkedLate(on: bench) },
    ] + promotion + creation

  /// A child that was created without its parent, and linked later.
  private static func linkedLate(on bench: Bench) async throws -> TaskID {
    let (parent, child) = (try await bench.task(), try await bench.task())
    _ = try await bench.engine.link(child, after: parent)
    return child
  }

  private static let promotion: [DefectRace] = [
    DefectRace("double-promotion") { bench in
      let parent = try await bench.task()
      _ = try await bench.task(after: [parent])
      try await bench.succeed(parent)
    },
    DefectRace("promotion-apart") { bench in
      let parents = [try await bench.task(), try await bench.task()]
      _ = try await bench.task(after: parents)
      let tokens = [try await bench.start(parents[0]), try await bench.start(parents[1])]
      try await LockstepExecutor.run(
        zip(parents, tokens).map { parent, token in
          { _ = try await bench.engine.complete(parent, token) }
        }
      )
    },
    DefectRace("reopen-no-cascade") { bench in
      let parent = try await bench.task()
      let child = try await bench.task(after: [parent])
      _ = try await bench.task(after: [parent])
      try await bench.succeed(parent)
      let token = try await bench.start(child)
      _ = try await bench.engine.reopen(parent, by: "ann")
      _ = try await bench.engine.complete(child, token)
    },
  ]

  private static let creation: [DefectRace] = [
    DefectRace("key-check-outside-tx") { bench in
      let body: @Sendable () async throws -> Void = {
        _ = try await bench.engine.create(in: bench.run, key: "report")
      }
      try await LockstepExecutor.run([body, body])
    },
    DefectRace("archive-dropped") { bench in
      _ = try await bench.engine.archive(try await bench.task())
    },
    DefectRace("archived-while-stopping") { bench in
      let task = try await bench.task()
      _ = try await bench.start(task)
      _ = try await bench.engine.cancel(task, by: "eve")
      _ = try await bench.engine.archive(task)
    },
  ]
}
