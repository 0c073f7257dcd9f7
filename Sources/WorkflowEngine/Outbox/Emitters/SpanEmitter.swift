/// Writes a span for every attempt, and for every time that a run was under way, when it has ended.
///
/// The format is that of OpenTelemetry's file exporter: each line is a `TracesData` in the JSON of
/// OTLP, with the spans of one batch. A run is a trace; its first span is the root, and the parent of
/// its attempts. The name of a span is a function of the engine's name and the attempt, so that one that
/// is written again after a crash has the name that it had: after dropping what has the same name,
/// every attempt has exactly one.
///
/// It keeps what is open, and of each run that was not aborted the links and results of its tasks.
public actor SpanEmitter: Emitter {
  private let name: String
  private var fold: SpanFold
  private var seen = SeenEntries()
  private var lines: LineWriter

  /// How many spans were written or wait to be.
  public private(set) var count: Int = 0

  /// Creates an emitter.
  ///
  /// - Parameters:
  ///   - name: What the engine is called, as `service.name` and in the names of spans; different for
  ///     every journal, and the same whenever that is opened.
  ///   - epoch: The Unix time of engine time zero, in nanoseconds; the same in every opening.
  ///   - sink: Where the lines go.
  ///   - entries: What was delivered before: the spans that began there are open, and those that
  ///     ended there are not written again. An entry that is left out here and does not come again is
  ///     missed; one that is here and not delivered loses its span.
  /// - Throws: An ``EmitterError``, when those do not begin with the first.
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

  /// How many attempts have begun and not ended.
  public var openCount: Int { fold.openCount }

  /// Writes the spans that end with entries, as one line; an entry that came before is dropped.
  ///
  /// - Parameter entries: Entries in the order of their numbers.
  /// - Throws: What the sink throws; what it did not take is written first the next time. An
  ///   ``EmitterError`` when the beginning of a run or of an attempt has not come.
  public func emit(_ entries: [OutboxEntry]) throws {
    try lines.write()
    var spans: [OTLPSpan] = []
    let outcome = Result {
      for entry in entries where seen.isNew(entry) {
        if let span = try fold.follow(entry) { spans.append(span) }
        seen.remember(entry)
      }
    }
    // Those that ended before an entry that is wrong are written: their entries are done with.
    if !spans.isEmpty { try lines.add(OTLPTraces(spans, of: name)) }
    count += spans.count
    try lines.write()
    try outcome.get()
  }

  /// Has the lines brought to where they must be.
  ///
  /// - Throws: What the sink throws.
  public func flush() async throws { try lines.flush() }
}
