/// Writes a span for every ended attempt, and for every ended period in which a run was under way.
///
/// The format is that of OpenTelemetry's file exporter: each line is a `TracesData` in OTLP JSON,
/// with the spans of one batch. A run is a trace. Its first span is the root, and the parent of its
/// attempts. The identifier of a span depends only on the engine's name and the attempt. A span
/// that is written again after a crash therefore has the same identifier, and readers can drop
/// duplicates.
///
/// It keeps the open spans, and for each run that was not aborted the links and results of its
/// tasks.
public actor SpanEmitter: Emitter {
  private let name: String
  private var fold: SpanFold
  private var seen = SeenEntries()
  private var lines: LineWriter

  /// The number of spans that are written or queued.
  public private(set) var count: Int = 0

  /// Creates an emitter.
  ///
  /// - Parameters:
  ///   - name: The name of the engine, as `service.name` and in the identifiers of spans; unique
  ///     for each journal, and the same in every opening.
  ///   - epoch: The Unix time of engine time zero, in nanoseconds; the same in every opening.
  ///   - sink: The destination of the lines.
  ///   - entries: The entries delivered before. Spans that began there are open, and spans that
  ///     ended there are not written again. If a delivered entry is missing here, its spans are
  ///     wrong; if an undelivered entry is here, its span is lost.
  /// - Throws: An ``EmitterError`` if those do not begin with the first entry.
  public init(
    of name: String,
    epoch: Int,
    to sink: LineSink,
    recalling entries: some Sequence<OutboxEntry> = []
  ) throws {
    self.name = name
    fold = SpanFold(of: name, epoch: epoch)
    lines = LineWriter(to: sink)
    for entry in entries where seen.admit(entry) { _ = try fold.follow(entry) }
  }

  /// The number of attempts that have begun and not ended.
  public var openCount: Int { fold.openCount }

  /// Writes the spans that end with the entries, as one line; repeated entries are dropped.
  ///
  /// - Parameter entries: Entries in the order of their numbers.
  /// - Throws: Errors of the sink; lines that it did not accept are written first next time. An
  ///   ``EmitterError`` if the beginning of a run or of an attempt has not arrived.
  public func emit(_ entries: [OutboxEntry]) throws {
    try lines.write()
    var spans: [OTLPSpan] = []
    let outcome = Result {
      for entry in entries where seen.isNew(entry) {
        if let span = try fold.follow(entry) { spans.append(span) }
        seen.remember(entry)
      }
    }
    // Spans that ended before a wrong entry are written, because their entries are already
    // accepted.
    if !spans.isEmpty { try lines.add(OTLPTraces(spans, of: name)) }
    count += spans.count
    try lines.write()
    try outcome.get()
  }

  /// Flushes the sink.
  ///
  /// - Throws: Errors of the sink.
  public func flush() async throws { try lines.flush() }
}
