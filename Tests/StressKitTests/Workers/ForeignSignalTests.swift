import Foundation
import Testing

@testable import StressKit

/// Signals that come from the system, not from the code under test.
struct ForeignSignalTests {
  @Test func `The signal at the limit of processor time ends the process, and is no hang`() async {
    await #expect(processExitsWith: .signal(SIGXCPU)) {
      _ = try await WatchedRun { raise(SIGXCPU) }
    }
  }

  @Test func `A worker that reached its limit of processor time says so`() {
    let fate = Fate(processStatus: SIGXCPU)
    #expect(fate.kind == .crashed)
    #expect(fate.detail.hasPrefix("SIGXCPU, at the limit of processor time (ulimit -t)"))
  }

  @Test func `A child of fork that crashes leaves the record of its parent alone`() async throws {
    let fork = try #require(
      SystemConstructs.all.first { $0.name.hasPrefix("`fork`") },
      "there is no construct for fork"
    )
    let log = Log()
    let run = try await WatchedRun { try await fork.program(log) }
    #expect(run.fate == nil, "\(run.fate?.detail ?? "")")
    #expect(log.lines == ["crashed by 6", "ended with 7", "ended with 113"])
  }
}
