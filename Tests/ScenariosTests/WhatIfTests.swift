import EngineDefects
import StressKit
import Testing
import WorkflowEngine

@testable import Scenarios

/// Calls that are asked in the states that an engine went through.
struct WhatIfTests {
  /// A task that was asked to stop, and nothing else.
  private func performer(_ configuration: EngineConfiguration) async throws -> OperationPerformer {
    let performer = try await OperationPerformer(configuration)
    let task = TaskID(rawValue: 0)
    let calls: [EngineCall] = [
      .create(TaskSpec(task: task, run: performer.runs[0])), .start(task, by: "ann"),
      .cancel(task, by: "eve"),
    ]
    for call in calls { _ = try await performer.ask(call, as: call) }
    return performer
  }

  private func findings(
    _ performer: OperationPerformer,
    seeds: ClosedRange<UInt64>
  ) async throws -> [String] {
    var findings: [String] = []
    for seed in seeds {
      var question = WhatIf(performer, SeededRandom(seed: seed))
      findings += try await question.wrongAnswers()
    }
    return findings
  }

  @Test func `finds a wrong answer to a call that nobody made`() async throws {
    var configuration = GuidedOpsFuzz.configuration
    EngineDefect.archivedWhileStopping.plant(&configuration)
    let performer = try await performer(configuration)
    #expect(try performer.wrongAnswers() == [])
    let found = try await findings(performer, seeds: 1...64)
    let text = """
      archive(t0) was answered: accepted; the rules give: refused as active-attempt
      """
    #expect(found.contains { $0.hasPrefix("if asked after record ") && $0.hasSuffix(text) })
    #expect(found.allSatisfy { $0.contains("archive") || $0.contains("no call explains") })
  }

  @Test func `changes nothing, and finds nothing in a correct engine`() async throws {
    let performer = try await performer(GuidedOpsFuzz.configuration)
    let records = try performer.engine.records()
    #expect(try await findings(performer, seeds: 1...64) == [])
    #expect(try performer.engine.records() == records)
  }
}
