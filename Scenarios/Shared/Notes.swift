import Synchronization

/// Observations of tasks, kept for the invariants.
final class Notes<Note: Sendable>: Sendable {
  private let notes = Mutex<[Note]>([])

  /// Adds a note.
  func add(_ note: Note) { notes.withLock { $0.append(note) } }

  /// The notes, in the order in which they were added.
  var all: [Note] { notes.withLock { $0 } }
}
