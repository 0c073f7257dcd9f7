/// Computes the six metrics and writes them at every flush, as one line of OTLP JSON.
///
/// The format is that of OpenTelemetry's file exporter: each line is a `MetricsData`. Sums and the
/// histogram count from engine time zero. Pass it all entries of the engine, because the metrics
/// cover all runs.
public actor MetricsEmitter: Emitter {
  /// The metrics after the last accepted entry.
  public private(set) var metrics: EngineMetrics = EngineMetrics()

  private let name: String
  private let time: OTLPTime
  private var seen = SeenEntries()
  private var lines: LineWriter
  private var isChanged = false

  /// Creates an emitter.
  ///
  /// - Parameters:
  ///   - name: The name of the engine, as `service.name`.
  ///   - epoch: The Unix time of engine time zero, in nanoseconds; the same in every opening.
  ///   - sink: The destination of the lines.
  ///   - entries: The entries delivered before; they are counted, and dropped if repeated.
  /// - Throws: ``EmitterError/unknownAttempt(_:)`` if those do not begin with the first entry.
  public init(
    of name: String,
    epoch: Int,
    to sink: LineSink,
    recalling entries: some Sequence<OutboxEntry> = []
  ) throws {
    self.name = name
    time = OTLPTime(epoch: epoch)
    lines = LineWriter(to: sink)
    for entry in entries where seen.admit(entry) { try metrics.take(entry) }
  }

  /// Counts entries; repeated ones are dropped.
  ///
  /// - Parameter entries: Entries in the order of their numbers.
  /// - Throws: ``EmitterError/unknownAttempt(_:)``.
  public func emit(_ entries: [OutboxEntry]) throws {
    for entry in entries where seen.isNew(entry) {
      try metrics.take(entry)
      seen.remember(entry)
      isChanged = true
    }
  }

  /// Writes a line if an entry has arrived since the last one, then flushes the sink.
  ///
  /// - Throws: Errors of the sink.
  public func flush() async throws {
    try lines.write()
    if isChanged {
      try lines.add(OTLPMetrics(metrics, of: name, time: time))
      isChanged = false
    }
    try lines.flush()
  }
}
