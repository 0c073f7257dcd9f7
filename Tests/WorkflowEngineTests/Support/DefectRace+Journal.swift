@testable import WorkflowEngine

extension DefectRace {
  // The records look correct; only a crash shows the defect (`JournalDefectTests`).
  static let journal: [DefectRace] = [
    DefectRace("ack-before-durable") { bench in try await bench.succeed(try await bench.task()) },
    DefectRace("journal-without-transaction") { bench in
      try await bench.succeed(try await bench.task())
    },
    DefectRace("refused-before-durable") { bench in
      let task = try await bench.task()
      _ = try await bench.engine.unblock(task)
      try await bench.succeed(task)
    },
    DefectRace("search-of-first-word") { bench in try await bench.fail(try await bench.task()) },
  ]
}
