import StressKit
import Testing
import WorkflowEngine

@testable import Scenarios

/// Calls that are drawn to fit the state of an engine.
struct CallDrawTests {
  /// One client's walk: each call with its answer.
  private func walk(_ seed: UInt64) async throws -> [(call: EngineCall, answer: EngineAnswer)] {
    let performer = try await OperationPerformer(GuidedOpsFuzz.configuration)
    var random = SeededRandom(seed: seed)
    var draw = CallDraw(performer.engine.configuration, performer.runs)
    var steps: [(EngineCall, EngineAnswer)] = []
    for _ in 0..<60 {
      performer.clock.advance(by: .milliseconds(1))
      for record in performer.site.records(after: draw.count) { draw.take(record) }
      let call = draw.next(at: CallTime(of: performer.engine), using: &random)
      steps.append((call, try await performer.ask(call, as: call)))
    }
    #expect(try performer.wrongAnswers() == [])
    return steps
  }

  @Test func `a seed draws the same calls`() async throws {
    let calls = try await walk(1).map(\.call)
    #expect(try await walk(1).map(\.call) == calls)
    #expect(try await walk(2).map(\.call) != calls)
  }

  @Test func `every kind of call is accepted now and then`() async throws {
    var accepted: Set<String> = []
    for seed in UInt64(1)...24 {
      for step in try await walk(seed) {
        switch OperationOutcome(step.answer) {
        case .done: accepted.insert(String("\(step.call)".prefix { $0 != "(" }))
        default: break
        }
      }
    }
    let kinds = [
      "abort", "acknowledge", "archive", "block", "blockAttempt", "cancel", "cancelRun", "complete",
      "completeThenStart", "confirmCancel", "create", "decide", "fail", "heartbeat", "link",
      "pause",
      "plan", "publish", "reclaim", "rejectSubmission", "release", "reopen", "reportProgress",
      "rerun", "resume", "start", "startNext", "unblock", "unlink",
    ]
    #expect(kinds.filter { !accepted.contains($0) } == [])
  }
}
