@testable import WorkflowEngine

extension DefectRace {
  // What is recorded is as it should be: only a crash shows the difference (`JournalDefectTests`).
  static let journal: [DefectRace] = [
    DefectRace("ack-before-durable") { bench in try await bench.succeed(try await bench.task()) },
    DefectRace("journal-without-transaction") { bench in
      try await bench.succeed(try await bench.task())
    },
  ]
}
