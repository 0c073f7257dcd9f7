internal import Foundation
internal import Synchronization

/// Whether the person at the terminal, or CI, has asked the command to stop.
enum Interruption {
  private static let requested = Atomic(false)

  /// Makes SIGINT and SIGTERM ask for a stop at the next iteration; a second one ends the process.
  ///
  /// A reader of the output that has gone away, such as `head`, does not keep a run from its end.
  static func listen() {
    _ = signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      _ = signal(number) { number in
        Interruption.requested.store(true, ordering: .relaxed)
        _ = signal(number, SIG_DFL)
      }
    }
    // A parent that starts processes from a thread of a pool hands its blocked signals down.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { unsafe sigaddset(&signals, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether a stop was asked for.
  static var isRequested: Bool { requested.load(ordering: .relaxed) }
}
