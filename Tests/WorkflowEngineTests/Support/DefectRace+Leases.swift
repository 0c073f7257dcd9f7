import Testing

@testable import WorkflowEngine

extension DefectRace {
  static let leases: [DefectRace] = [
    leased("heartbeat-no-extend") { bench, clock in
      let task = try await bench.task()
      let token = try await bench.start(task)
      clock.advance(by: .milliseconds(2))
      _ = try await bench.engine.heartbeat(task, token)
      clock.advance(by: .milliseconds(2))
      _ = try await bench.engine.reclaimExpired()
    },
    leased("reclaim-unconditional") { bench, _ in
      try await bench.start(try await bench.task())
      _ = try await bench.engine.reclaimExpired()
    },
    leased("reclaim-check-then-act") { bench, clock in
      let task = try await bench.task()
      let token = try await bench.start(task)
      clock.advance(by: .milliseconds(3))
      try await LockstepExecutor.run([
        { _ = try await bench.engine.reclaimExpired() },
        { _ = try await bench.engine.complete(task, token) },
      ])
    },
    leased("complete-accepted-on-ready") { bench, clock in
      let task = try await bench.task()
      let token = try await bench.start(task)
      clock.advance(by: .milliseconds(3))
      _ = try await bench.engine.reclaimExpired()
      _ = try await bench.engine.complete(task, token)
    },
    leased("dead-claim-kept") { bench, clock in
      try await bench.start(try await bench.task())
      clock.advance(by: .milliseconds(3))
      _ = try await bench.engine.reclaimExpired()
    },
    DefectRace("release-dropped") { bench in
      let task = try await bench.task()
      let token = try await bench.start(task)
      _ = try await bench.engine.release(task, token)
      _ = try await bench.engine.complete(task, token)
    },
    DefectRace("reclaim-limit-ignored") { bench in
      for _ in 0..<3 { try await bench.start(try await bench.task()) }
      _ = try await bench.engine.reclaimExpired(limit: 1)
    },
    DefectRace("token-reused") { bench in
      let task = try await bench.task()
      let token = try await bench.start(task)
      _ = try await bench.engine.release(task, token)
      try await bench.start(task)
      _ = try await bench.engine.complete(task, token)
    },
  ]

  /// A race with leases of three milliseconds, on a clock that the race advances.
  private static func leased(
    _ id: String,
    _ run: @escaping @Sendable (Bench, HandClock) async throws -> Void
  ) -> DefectRace {
    DefectRace(id) {
      $0.lease = .milliseconds(3)
      $0.clock = HandClock()
    } _: { bench in
      try await run(bench, try #require(bench.engine.configuration.clock as? HandClock))
    }
  }
}
