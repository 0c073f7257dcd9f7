/// Writes a line for every entry: a JSON object with sorted keys, the same bytes for the same entry.
///
/// An entry that comes again is dropped, unless the process was started anew in between: who reads
/// the lines drops what has an `id` that the run had before.
public actor LogEmitter: Emitter {
  /// How many entries were taken, each of which is a line.
  public private(set) var count: Int = 0

  private var seen = SeenEntries()
  private var lines: LineWriter

  /// Creates an emitter.
  ///
  /// - Parameter sink: Where the lines go; all those of a batch at once.
  public init(to sink: LineSink) { lines = LineWriter(to: sink) }

  /// Writes the lines of entries; one that came before is dropped.
  ///
  /// - Parameter entries: Entries in the order of their numbers.
  /// - Throws: What the sink throws, such as ``EmitterError/writeFailed(errno:)`` for a full disk. What
  ///   it did not take is written first the next time.
  public func emit(_ entries: [OutboxEntry]) throws {
    try lines.write()
    for entry in entries where seen.isNew(entry) {
      try lines.add(LogLine(entry))
      seen.remember(entry)
      count += 1
    }
    try lines.write()
  }

  /// Has the lines brought to where they must be.
  ///
  /// - Throws: What the sink throws.
  public func flush() async throws { try lines.flush() }
}
