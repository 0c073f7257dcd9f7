import Testing

@testable import WorkflowEngine

extension DefectRace {
  static let outbox: [DefectRace] = [
    drained("outbox-lease-unchecked") { bench, _ in
      // The second drainer asks while the first one holds the only lane.
      let first = OutboxDrain(bench.engine, to: ListEmitter(), as: "first")
      let batch = try #require(try await first.take())
      _ = try await OutboxDrain(bench.engine, to: ListEmitter(), as: "second").drain()
      _ = try await first.acknowledge(batch)
    },
    drained("outbox-lease-check-then-act") { bench, _ in
      try await twice {
        _ = try await OutboxDrain(bench.engine, to: ListEmitter(), as: "one of two").drain()
      }
    },
    drained("outbox-fence-off") { bench, clock in
      let slow = OutboxDrain(bench.engine, to: ListEmitter(), as: "slow")
      let batch = try #require(try await slow.take())
      clock.advance(by: .milliseconds(3))
      _ = try await OutboxDrain(bench.engine, to: ListEmitter(), as: "next").drain()
      _ = try await slow.acknowledge(batch)
    },
    drained("outbox-acknowledged-first") { bench, _ in
      let failing = ListEmitter { _ in throw ListEmitter.NoSpace() }
      _ = try? await OutboxDrain(bench.engine, to: failing, as: "failing").drain()
    },
    drained("outbox-lane-kept") { bench, _ in
      let failing = ListEmitter { _ in throw ListEmitter.NoSpace() }
      _ = try? await OutboxDrain(bench.engine, to: failing, as: "failing").drain()
    },
    drained("outbox-lease-endless") { bench, clock in
      _ = try await OutboxDrain(bench.engine, to: ListEmitter(), as: "dying").take()
      clock.advance(by: .milliseconds(3))
      _ = try await OutboxDrain(bench.engine, to: ListEmitter(), as: "next").drain()
    },
  ]

  /// A race for the entries of one run, with leases of three milliseconds on a clock that the race
  /// advances.
  private static func drained(
    _ id: String,
    _ run: @escaping @Sendable (Bench, HandClock) async throws -> Void
  ) -> DefectRace {
    DefectRace(id) {
      $0.outboxLease = .milliseconds(3)
      $0.clock = HandClock()
    } _: { bench in
      _ = try await bench.task()
      try await run(bench, try #require(bench.engine.configuration.clock as? HandClock))
    }
  }
}
