import Synchronization
import WorkflowEngine

/// What those who work at claims have seen, each on its own.
final class ClaimNotes: Sendable {
  /// Something that was seen.
  enum Note: Sendable {
    /// A claim began, or a heartbeat for it was accepted, asked for at this time.
    case renewed(AttemptToken, at: Duration)
    /// Who had given a claim back was let go on with it.
    case wentOnAfterRelease(TaskID, AttemptToken)
    /// A claim that nobody had renewed for a lease was still there after the claims were looked through.
    case overlooked(TaskID, AttemptToken)
  }

  private let notes = Mutex<(all: [Note], workersGone: Int)>(([], 0))

  /// Everything that was noted, in order.
  var all: [Note] { notes.withLock { $0.all } }

  /// How many workers have gone home.
  var workersGone: Int { notes.withLock { $0.workersGone } }

  /// Notes something.
  func add(_ note: Note) { notes.withLock { $0.all.append(note) } }

  /// Notes that a worker has gone home.
  func addWorkerGone() { notes.withLock { $0.workersGone += 1 } }
}
