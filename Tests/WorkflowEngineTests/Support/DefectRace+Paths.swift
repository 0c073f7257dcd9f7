@testable import WorkflowEngine

extension DefectRace {
  static let paths: [DefectRace] = [
    DefectRace("lock-check-then-set") { bench in
      let upper = try await bench.folder("/a")
      let lower = try await bench.folder("/a/b")
      try await LockstepExecutor.run([
        { _ = try await bench.engine.dispatch(upper) },
        { _ = try await bench.engine.dispatch(lower) },
      ])
    },
    DefectRace("lock-leak-on-failure") { bench in
      try await bench.fail(try await bench.folder("/a"))
    },
    DefectRace("lost-unpark") { bench in
      let upper = try await bench.folder("/a")
      let lower = try await bench.folder("/a/b")
      let token = try await bench.start(upper)
      _ = try await bench.engine.dispatch(lower)
      _ = try await bench.engine.complete(upper, token)
    },
    DefectRace("locks-released-on-retry") { bench in
      let task = try await bench.folder("/a", retry: RetryPolicy(maximum: 1, on: [.network]))
      let token = try await bench.start(task)
      _ = try await bench.engine.fail(task, token, reason: "network")
      _ = try await bench.engine.dispatch(task)
    },
  ]
}

extension Bench {
  /// A task with a path.
  fileprivate func folder(_ path: String, retry: RetryPolicy = .never) async throws -> TaskID {
    try await engine.create(in: run, paths: [path], retry: retry).task
  }
}
