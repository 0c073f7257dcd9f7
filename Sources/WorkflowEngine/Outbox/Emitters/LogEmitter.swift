/// Writes a line per entry: a JSON object with sorted keys, the same bytes for the same entry.
///
/// A repeated entry is dropped, unless the process was restarted in between. So readers must drop
/// lines whose `id` the run already had.
public actor LogEmitter: Emitter {
  /// The number of accepted entries, one line each.
  public private(set) var count: Int = 0

  private var seen = SeenEntries()
  private var lines: LineWriter

  /// Creates an emitter.
  ///
  /// - Parameter sink: The destination of the lines; a batch is written at once.
  public init(to sink: LineSink) { lines = LineWriter(to: sink) }

  /// Writes the lines of entries; repeated ones are dropped.
  ///
  /// - Parameter entries: Entries in the order of their numbers.
  /// - Throws: Errors of the sink, such as ``EmitterError/writeFailed(errno:)`` for a full disk.
  ///   Lines that it did not accept are written first next time.
  public func emit(_ entries: [OutboxEntry]) throws {
    try lines.write()
    for entry in entries where seen.isNew(entry) {
      try lines.add(LogLine(entry))
      seen.remember(entry)
      count += 1
    }
    try lines.write()
  }

  /// Flushes the sink.
  ///
  /// - Throws: Errors of the sink.
  public func flush() async throws { try lines.flush() }
}
