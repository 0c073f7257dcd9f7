import Synchronization

/// What tasks were told, kept for the invariants to read.
final class Notes<Note: Sendable>: Sendable {
  private let notes = Mutex<[Note]>([])

  /// Adds a note.
  func add(_ note: Note) { notes.withLock { $0.append(note) } }

  /// The notes, in the order in which they were added.
  var all: [Note] { notes.withLock { $0 } }
}
