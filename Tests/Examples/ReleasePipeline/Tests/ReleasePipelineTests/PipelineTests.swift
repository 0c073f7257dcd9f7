import ReleasePipeline
import StressKit
import StressTesting
import Testing
import WorkflowEngine

/// What is true of a release, whoever of the workers and approvers came first.
///
/// Every test makes its release many times, each time in another order of what workers and approvers do,
/// and in virtual time: what they wait for takes none.
struct PipelineTests {
  /// Makes releases of a course, and looks at each.
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
  func `nothing that the engine has recorded breaks its rules`(_ course: Course) async throws {
    try await releases(course) { (pipeline, _) async throws in
      let records = try pipeline.engine.records()
      let findings = await pipeline.engine.read { LedgerAudit.findings(records, $0) }
      #expect(findings.isEmpty)
      #expect(await pipeline.engine.read { $0.board.activeCount } == 0)
    }
  }

  @Test func `a release that is approved ships, after a test was tried again`() async throws {
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
  func `of two decisions one stands, and the other is on record`(_ course: Course) async throws {
    let report = try await releases(course) { (pipeline, iteration) async throws in
      let standing = try #require(try await pipeline.task(.deploy).decision)
      let late = try pipeline.events.compactMap { event -> String? in
        guard case .decisionRefused(_, let by, .alreadyDecided) = event else { return nil }
        return by
      }
      #expect(late == [standing.by == "Ann" ? "Bob" : "Ann"])
      iteration.witness(standing.by)
    }
    // Each of them was first at times.
    #expect(report.witnesses["Ann", default: 0] > 0)
    #expect(report.witnesses["Bob", default: 0] > 0)
  }

  @Test(arguments: Course.allCases)
  func `the tests are never in the workspace together`(_ course: Course) async throws {
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
      // The one that is tried again has kept it.
      #expect(visits == 2)
    }
  }

  @Test func `a release that is rejected is given up before it is deployed`() async throws {
    try await releases(.rejected) { (pipeline, _) async throws in
      #expect(try await pipeline.engine.run(pipeline.run).status == .aborted)
      #expect(try await pipeline.task(.package).status == .succeeded)
      #expect(try await pipeline.task(.deploy).attemptCount == 0)
      #expect(try await pipeline.task(.announce).attemptCount == 0)
    }
  }

  @Test func `a deployment that is stopped is announced to nobody`() async throws {
    try await releases(.stopped) { (pipeline, _) async throws in
      #expect(try await pipeline.engine.run(pipeline.run).status == .failed)
      #expect(try await pipeline.task(.deploy).status == .cancelled)
      #expect(try await pipeline.task(.announce).attemptCount == 0)
    }
  }

  @Test func `the timeline has a line for what a reader asks about`() async throws {
    try await releases(.shipped) { (pipeline, _) async throws in
      let text = Timeline(try pipeline.engine.records()).lines.joined(separator: "\n")
      for step in Step.allCases { #expect(text.contains("starts \(step.rawValue), attempt 1")) }
      #expect(text.contains("fails (flaky: the browser did not start)"))
      #expect(text.contains("integration-tests is tried again: flakyTest"))
      #expect(text.hasSuffix("r0 is succeeded"))
    }
  }
}

extension Pipeline {
  /// What has happened on the board.
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
