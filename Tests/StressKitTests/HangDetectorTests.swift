internal import CStressRuntime
import Testing

@testable import StressKit

/// When an iteration on real threads has hung: a function of what has run, not of time alone.
struct HangDetectorTests {
  private let start = ContinuousClock.now

  /// Looks twenty times during five times the watchdog's time.
  private func hangs(_ load: (_ look: Int) -> ParallelLoad) -> Bool {
    var detector = HangDetector(watchdog: .seconds(4), ownsProcess: false)
    return (0..<20).contains { look in
      detector.look(at: load(look), start + .seconds(look))
    }
  }

  private func state(
    jobs: Int = 0,
    timers: Int = 0,
    moves: Int = 1
  ) -> ParallelExecutor.State {
    var state = ParallelExecutor.State()
    (state.jobs, state.timers, state.moves) = (jobs, timers, moves)
    return state
  }

  @Test func `Tasks that wait while nothing can run have hung`() {
    #expect(hangs { _ in ParallelLoad(state: state()) })
  }

  @Test func `Two looks are not enough, however far apart`() {
    var detector = HangDetector(watchdog: .seconds(1), ownsProcess: false)
    let load = ParallelLoad(state: state())
    let verdicts = (0..<5).map { look in
      detector.look(at: load, start + .seconds(1_000 * look))
    }
    // The first look only sees that something has moved.
    #expect(verdicts == [false, false, false, true, true])
  }

  @Test func `A job now and then is progress`() {
    #expect(!hangs { look in ParallelLoad(state: state(moves: look / 3)) })
  }

  @Test func `A pending timer is no hang`() {
    #expect(!hangs { _ in ParallelLoad(state: state(timers: 1)) })
  }

  @Test func `A job that waits for a thread is no hang`() {
    #expect(!hangs { _ in ParallelLoad(state: state(jobs: 1)) })
  }

  @Test func `A thread that runs is no hang`() {
    // The calling thread runs whenever it looks at itself.
    let own = [(thread: stress_thread_identifier(), name: "stress 1")]
    let busy = own.map(\.thread)
    #expect(
      !hangs { _ in ParallelLoad(state: state(jobs: 1), own: own, busy: busy, all: busy) }
    )
  }

  @Test(arguments: [
    ("202 0x7f00 0x80 0x0 0x0 0x0 0x0 0x7ffe 0x7f00", false, false),
    ("202 0x7f00 0x89 0x0 0x7ffe00 0x0 0xffffffff 0x7ffe 0x7f00", false, true),
    ("230 0x1 0x0 0x7ffe 0x7ffe 0x0 0x0 0x7ffe 0x7f00", true, true),
    ("7 0x7ffe 0x1 0xffffffff 0x0 0x0 0x0 0x7ffe 0x7f00", false, false),
    ("7 0x7ffe 0x1 0x64 0x0 0x0 0x0 0x7ffe 0x7f00", false, true),
    ("232 0x4 0x7ffe 0x10 0xffffffff 0x0 0x0 0x7ffe 0x7f00", false, false),
    ("0 0x3 0x7ffe 0x10 0x0 0x0 0x0 0x7ffe 0x7f00", false, false),
    ("running", false, false), ("", false, false),
  ])
  func `A system call with a time limit is told from one without`(
    line: String,
    sleeps: Bool,
    hasTimeLimit: Bool
  ) {
    let call = ThreadLook.call(line)
    #expect(call.sleeps == sleeps)
    #expect(call.hasTimeLimit == hasTimeLimit)
  }
}
