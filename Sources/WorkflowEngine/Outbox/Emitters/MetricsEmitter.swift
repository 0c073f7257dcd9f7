/// Computes the six series and writes them at every flush, as a line of OTLP in JSON.
///
/// The format is that of OpenTelemetry's file exporter: each line is a `MetricsData`. Sums and the
/// histogram are counted from engine time zero on. Give it all entries: of the whole engine, for the
/// series have no run.
public actor MetricsEmitter: Emitter {
  /// The series as of the last entry that was taken.
  public private(set) var metrics: EngineMetrics = EngineMetrics()

  private let name: String
  private let time: OTLPTime
  private var seen = SeenEntries()
  private var lines: LineWriter
  private var isChanged = false

  /// Creates an emitter.
  ///
  /// - Parameters:
  ///   - name: What the engine is called, as `service.name`.
  ///   - epoch: The Unix time of engine time zero, in nanoseconds; the same in every opening.
  ///   - sink: Where the lines go.
  ///   - entries: What was delivered before: it is counted and not taken again.
  /// - Throws: ``EmitterError/unknownAttempt(_:)``, when those do not begin with the first.
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

  /// Counts entries; one that came before is dropped.
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

  /// Writes a line, unless nothing has come since the last, and has it brought to where it must be.
  ///
  /// - Throws: What the sink throws.
  public func flush() async throws {
    try lines.write()
    if isChanged {
      try lines.add(OTLPMetrics(metrics, of: name, time: time))
      isChanged = false
    }
    try lines.flush()
  }
}
