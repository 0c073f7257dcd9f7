import Dispatch
import Foundation
import StressTesting
import Synchronization
import Testing

/// Bodies that pass without exploration: `verify` does not let them pass in silence.
struct UnexploredTests {
  private static let warnings = Mutex<[String]>([])

  /// Leaves control: a source of dispatch works in its own time.
  @Sendable private func useSource(_ iteration: Iteration) async {
    DispatchSource.makeSignalSource(signal: SIGWINCH, queue: .global()).activate()
  }

  /// Runs two tasks, one after the other.
  @Sendable private func runInSequence(_ iteration: Iteration) async {
    await Task(name: "first") {}.value
    await Task(name: "second") {}.value
  }

  @Test func `A body that always leaves control is inconclusive, with the way to accept it`()
    async throws
  {
    let error = try #require(
      await #expect(throws: ExplorationError.self) { try await verify(iterations: 5, useSource) }
    )
    #expect(error.description.contains("is inconclusive: 5 of 5 iterations left control"))
    #expect(error.description.contains("dispatch source made"))
    #expect(error.description.contains("call explore"))
    let report = try await explore(iterations: 5, useSource)
    #expect(report.verdict == .inconclusive)
    #expect(report.violations.isEmpty)
  }

  @Test func `A body that leaves control at times says so beside its verdict`() async throws {
    let report = try await explore(iterations: 6, name: "at times") { iteration in
      await Task.yield()
      if iteration.index.isMultiple(of: 3) { await useSource(iteration) }
    }
    #expect(report.verdict == .passed)
    #expect(report.remark == "2 of 6 iterations left control")
    #expect("\(report)".hasPrefix("at times: passed, "))
    #expect("\(report)".hasSuffix(" (2 of 6 iterations left control)"))
  }

  @Test(
    .compactMapIssues { issue in
      guard issue.severity == .warning else { return issue }
      warnings.withLock { $0 += issue.comments.map { "\($0)" } }
      return nil
    }
  )
  func `Several tasks in one order pass, with a warning`() async throws {
    let remark = "one interleaving: its 3 tasks always ran in the same order"
    let report = try await verify(iterations: 5, name: "sequence", runInSequence)
    #expect(report.verdict == .passed)
    #expect(report.remark == remark)
    #expect(Self.warnings.withLock { $0 } == ["sequence: \(remark)"])
  }

  @Test func `One task, or one iteration, needs no remark`() async throws {
    #expect(try await verify(iterations: 5) { _ in await Task.yield() }.remark == nil)
    #expect(try await verify(replaying: 3, runInSequence).remark == nil)
  }
}
