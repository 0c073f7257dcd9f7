@testable import WorkflowEngine

extension DefectRace {
  static let limits: [DefectRace] = [
    capped("cap-counted-per-run", at: 1) { bench in
      try await bench.start(try await bench.task())
      let other = try await bench.engine.createRun()
      _ = try await bench.engine.createTask(in: other)
      _ = try await bench.engine.dispatchNext(in: other)
    },
    capped("cap-check-then-set", at: 1) { bench in
      let tasks = [try await bench.task(), try await bench.task()]
      try await LockstepExecutor.run(
        tasks.map { task in { _ = try await bench.engine.dispatch(task) } }
      )
    },
    capped("cap-counted-twice", at: 2) { bench in
      try await bench.start(try await bench.task())
      _ = try await bench.engine.dispatch(try await bench.task())
    },
    capped("cap-slot-leaked", at: 1) { bench in
      try await bench.fail(try await bench.task())
      _ = try await bench.engine.dispatch(try await bench.task())
    },
  ]

  /// A race with a dispatch limit.
  private static func capped(
    _ id: String,
    at cap: Int,
    _ run: @escaping @Sendable (Bench) async throws -> Void
  ) -> DefectRace {
    DefectRace(id, with: { $0.dispatchLimit = cap }, run)
  }
}
