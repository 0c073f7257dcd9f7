internal import Foundation
internal import Synchronization

/// The user's requests to stop the command: SIGINT (Ctrl-C) and SIGTERM.
enum Interruption {
  private static let requested = Atomic(false)
  private static let isOrderly = Atomic(false)

  /// Starts a thread that receives SIGINT and SIGTERM; no other thread of the process receives
  /// them.
  ///
  /// SIGTERM ends the worker processes and the command at once. SIGINT does the same unless
  /// `stopInOrder` was called. Call this before the process has other threads.
  static func listen() {
    // When the reader of the output exits, as `head` does, the run goes on.
    _ = signal(SIGPIPE, SIG_IGN)
    var signals = Self.signals
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    let thread = Thread { receive() }
    thread.name = "race-stress signals"
    thread.start()
  }

  /// From now on the first SIGINT only sets `isRequested`: the command stops and writes its
  /// results.
  static func stopInOrder() { isOrderly.store(true, ordering: .relaxed) }

  /// Whether the user asked the command to stop in order.
  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  private static var signals: sigset_t {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { unsafe sigaddset(&signals, number) }
    return signals
  }

  private static func receive() {
    var signals = Self.signals
    var number: Int32 = 0
    while unsafe sigwait(&signals, &number) == 0 {
      let isFirst = number == SIGINT && isOrderly.load(ordering: .relaxed) && !isRequested
      guard isFirst else { break }
      requested.store(true, ordering: .relaxed)
    }
    WorkerProcess.killAll()
    AtomicFile.removeTemporaryFiles()
    // Use the default action, so that the parent sees which signal ended the command.
    _ = signal(number, SIG_DFL)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    kill(getpid(), number)
  }
}

/// The command was interrupted while it waited for a worker process.
struct Interrupted: Error {}
