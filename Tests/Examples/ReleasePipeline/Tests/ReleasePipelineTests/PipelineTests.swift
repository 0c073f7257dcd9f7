import ReleasePipeline
import StressKit
import StressTesting
import Testing
import WorkflowEngine

/// The properties of a release in every interleaving of its workers and approvers.
///
/// Every test makes its release many times, each time in a different interleaving, and in virtual
/// time.
struct PipelineTests {
  /// Makes many releases of a course, and checks each.
  @discardableResult
  private func releases(
    _ course: Course,
    _ look: @escaping @Sendable (Pipeline, Iteration) async throws -> Void
  ) async throws -> ExplorationReport {
    try await verify(iterations: 50, stepLimit: 1_000_000) { iteration in
      try await look(Pipeline.carryOut(course), iteration)
    }
  }

  @Test(arguments: Course.allCases)
  func `the audit of the records finds nothing`(_ course: Course) async throws {
    try await releases(course) { (pipeline, _) async throws in
      let records = try pipeline.engine.records()
      let findings = await pipeline.engine.read { LedgerAudit.findings(records, $0) }
      #expect(findings.isEmpty)
      #expect(await pipeline.engine.read { $0.board.activeCount } == 0)
    }
  }

  @Test func `an approved release ships after a test was retried`() async throws {
    try await releases(.shipped) { (pipeline, _) async throws in
      #expect(try await pipeline.engine.run(pipeline.run).status == .succeeded)
      for step in Step.allCases { #expect(try await pipeline.task(step).status == .succeeded) }
      let tests = try await pipeline.task(.integrationTests)
      #expect(tests.attemptCount == 2)
      #expect(tests.audit.retryCount == 1)
      #expect(try await pipeline.task(.package).consumed == [ArtifactID(rawValue: 0)])
    }
  }

  @Test(arguments: Course.allCases)
  func `one of two decisions is final, and the other is recorded`(_ course: Course) async throws {
    let report = try await releases(course) { (pipeline, iteration) async throws in
      let standing = try #require(try await pipeline.task(.deploy).decision)
      let late = try pipeline.events.compactMap { event -> String? in
        guard case .decisionRefused(_, let by, .alreadyDecided) = event else { return nil }
        return by
      }
      #expect(late == [standing.by == "Ann" ? "Bob" : "Ann"])
      iteration.witness(standing.by)
    }
    // Each approver was first in some iterations.
    #expect(report.witnesses["Ann", default: 0] > 0)
    #expect(report.witnesses["Bob", default: 0] > 0)
  }

  @Test(arguments: Course.allCases)
  func `the two tests never use the workspace at the same time`(_ course: Course) async throws {
    try await releases(course) { (pipeline, _) async throws in
      var inside: Set<TaskID> = []
      var visits = 0
      for event in try pipeline.events {
        switch event {
        case .pathsLocked(let task, _):
          #expect(inside.isEmpty)
          inside.insert(task)
          visits += 1
        case .pathsReleased(let task): inside.remove(task)
        default: break
        }
      }
      #expect(inside.isEmpty)
      // The retried test kept the workspace.
      #expect(visits == 2)
    }
  }

  @Test func `a rejected release is aborted before its deployment`() async throws {
    try await releases(.rejected) { (pipeline, _) async throws in
      #expect(try await pipeline.engine.run(pipeline.run).status == .aborted)
      #expect(try await pipeline.task(.package).status == .succeeded)
      #expect(try await pipeline.task(.deploy).attemptCount == 0)
      #expect(try await pipeline.task(.announce).attemptCount == 0)
    }
  }

  @Test func `a stopped deployment is not announced`() async throws {
    try await releases(.stopped) { (pipeline, _) async throws in
      #expect(try await pipeline.engine.run(pipeline.run).status == .failed)
      #expect(try await pipeline.task(.deploy).status == .cancelled)
      #expect(try await pipeline.task(.announce).attemptCount == 0)
    }
  }

  @Test func `the timeline has the lines that a reader needs`() async throws {
    try await releases(.shipped) { (pipeline, _) async throws in
      let text = Timeline(try pipeline.engine.records()).lines.joined(separator: "\n")
      for step in Step.allCases { #expect(text.contains("starts \(step.rawValue), attempt 1")) }
      #expect(text.contains("fails (flaky: the browser did not start)"))
      #expect(text.contains("integration-tests is retried: flakyTest"))
      #expect(text.hasSuffix("r0 is succeeded"))
    }
  }
}

extension Pipeline {
  /// The events of the board.
  fileprivate var events: [Board.Event] {
    get throws {
      try engine.records().compactMap { record in
        switch record.event {
        case .board(let event): event
        case .outbox: nil
        }
      }
    }
  }
}
