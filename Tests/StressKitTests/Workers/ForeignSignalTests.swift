import Foundation
import SystemCalls
import Testing

@testable import StressKit

/// Signals that come from the system, not from the code under test.
struct ForeignSignalTests {
  @Test func `The signal at the limit of processor time ends the process, and is no hang`() async {
    await #expect(processExitsWith: .signal(SIGXCPU)) {
      _ = try WatchedRun {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGXCPU)
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(SIGXCPU)
      }
    }
  }

  @Test func `A worker that reached its limit of processor time says so`() {
    let fate = Fate(processStatus: SIGXCPU)
    #expect(fate.kind == .crashed)
    #expect(fate.detail.hasPrefix("SIGXCPU, at the limit of processor time (ulimit -t)"))
  }

  @Test func `A child of fork that crashes leaves the record of its parent alone`() throws {
    let log = Log()
    let run = try WatchedRun {
      let child = fork_process()
      if child == 0 { abort() }
      var status: Int32 = 0
      unsafe waitpid(child, &status, 0)
      log.write("\(status & 0x7f)")
    }
    #expect(run.fate == nil, "\(run.fate?.detail ?? "")")
    #expect(log.lines == ["\(SIGABRT)"])
  }

  @Test func `A child of vfork may end while it shares its parent's memory`() throws {
    let log = Log()
    let run = try WatchedRun { log.write("\(status_of_vfork(3))") }
    #expect(run.fate == nil, "\(run.fate?.detail ?? "")")
    #expect(log.lines == ["3"])
  }
}
