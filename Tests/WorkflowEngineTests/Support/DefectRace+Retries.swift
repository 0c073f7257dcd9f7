@testable import WorkflowEngine

extension DefectRace {
  static let retries: [DefectRace] = [
    DefectRace("retry-any-category") { bench in
      try await bench.fail(try await bench.stubborn(), "does not compile")
    },
    DefectRace("retry-uncounted") { bench in
      let task = try await bench.stubborn()
      for _ in 0..<2 { try await bench.fail(task, "network") }
    },
    DefectRace("retry-after-abort") { bench in
      let task = try await bench.stubborn()
      let token = try await bench.start(task)
      _ = try await bench.engine.abort(bench.run)
      _ = try await bench.engine.fail(task, token, reason: "network")
    },
    DefectRace("retry-after-cancel") { bench in
      let task = try await bench.stubborn()
      let token = try await bench.start(task)
      _ = try await bench.engine.cancel(task, by: "ann")
      _ = try await bench.engine.fail(task, token, reason: "network")
    },
    DefectRace("retry-dropped") { bench in
      try await bench.fail(try await bench.stubborn(), "network")
    },
    DefectRace("retry-not-ready") { bench in
      try await bench.fail(try await bench.stubborn(), "network")
    },
  ]
}

extension Bench {
  /// A task that can be retried once, after a network failure.
  fileprivate func stubborn() async throws -> TaskID {
    try await engine.create(in: run, retry: RetryPolicy(maximum: 1, on: [.network])).task
  }

  /// Starts a task, and reports a failure with a reason.
  fileprivate func fail(_ task: TaskID, _ reason: String) async throws {
    _ = try await engine.fail(task, try await start(task), reason: reason)
  }
}
