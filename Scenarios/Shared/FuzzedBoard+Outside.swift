import WorkflowEngine

// Checks from outside of the engine: of emitted entries and search results.
extension FuzzedBoard {
  /// Entries that were emitted too early, or that differ from their record.
  ///
  /// Within a lane an entry may be repeated, but none may be emitted before an earlier one.
  func misplacedEntries() async throws -> [String] {
    let records = try engine.records()
    let lanes = await engine.read { state in
      records.reduce(into: [Int: [EngineRecord]]()) { lanes, record in
        guard case .board(let event) = record.event else { return }
        lanes[Self.lane(of: state.board.run(of: event)), default: []].append(record)
      }
    }
    var emitted: [Int: Int] = [:]
    var faults: [String] = []
    for emission in performer.emissions.all {
      for entry in emission.entries {
        let lane = Self.lane(of: entry.run)
        let position = lanes[lane]?.firstIndex { $0.sequence == entry.id }
        guard let position, lanes[lane]?[position] == entry.record else {
          faults.append("\(emission.drainer) emitted \(entry.id), which differs from its record")
          continue
        }
        if position > emitted[lane, default: 0] {
          faults.append("\(emission.drainer) emitted \(entry.id) before an earlier entry")
        }
        emitted[lane] = max(emitted[lane, default: 0], position + 1)
      }
    }
    return faults
  }

  /// The entries that nobody received, although all drainers have ended.
  func lostEntries() async throws -> [String] {
    let entries = OutboxEntry.entries(of: try engine.records())
    let received = Set(performer.emissions.all.flatMap { $0.entries.map(\.id) })
    let recalled = Set(try await engine.deliveredEntries().map(\.id))
    return entries.filter { !received.contains($0.id) }
      .map { "entry \($0.id) was never received" }
      + entries.filter { !recalled.contains($0.id) }
      .map { "entry \($0.id) is not among the delivered ones" }
  }

  /// Whether a buffer or a log that receives all emissions keeps another number of entries than were
  /// emitted.
  func miscountedEntries() async throws -> [String] {
    let batches = performer.emissions.all.map(\.entries)
    let count = Set(batches.joined().map(\.id)).count
    let buffer = BufferedEmitter(capacity: max(1, count))
    let log = FailingLog()
    let emitter = FanOutEmitter([LogEmitter(to: log.sink), buffer])
    var faults: [String] = []
    var emitted: Set<Int> = []
    for batch in batches {
      emitted.formUnion(batch.map(\.id))
      do { try await emitter.emit(batch) } catch is FailingLog.Full {
        // The log must not keep the buffer from its entries.
        if await buffer.count != emitted.count { faults.append("a buffer misses a batch") }
        // A drainer that fails delivers the same entries again.
        try await emitter.emit(batch)
      }
    }
    let kept = [("a buffer", await buffer.count), ("a log", log.lines)]
    return faults
      + kept.filter { $0.1 != count }.map { "\($0.0) keeps \($0.1) of \(count) entries" }
  }

  private static func lane(of run: RunID) -> Int { run.rawValue % Outbox.laneCount }

  /// A word of each text that a search must find, and words that are none of the search's language.
  private static let queries = [
    "x", "claire", "image", "draft", "finished", "deploy", "when", "network", "room", "wait",
    "hold",
    "eve", "zoe", "max", "runner", "ann", "looked", "bob", "again",
    "NOT", "claire OR ann", "image NOT draft", "ann AND looked",
  ]

  /// The maximum number of results of a search.
  private static let results = 3

  /// Every text of a value, found without the engine's own list of texts.
  ///
  /// A path is no text. A need names an artifact that has its own event, and a reset repeats the note of
  /// its request.
  private static func texts(in value: Any) -> [String] {
    switch value {
    case let text as String: return [text]
    case is WorkspacePath, is ArtifactNeed: return []
    case let event as Board.Event:
      if case .taskReset = event { return [] }
    default: break
    }
    return Mirror(reflecting: value).children.flatMap { texts(in: $0.value) }
  }

  /// Searches whose result differs from a scan of the records; empty without a database.
  func wrongSearches() throws -> [String] {
    guard let database = performer.site.database else { return [] }
    let texts = try engine.records().map { record in
      let text = Self.texts(in: record.event).joined(separator: " ")
      let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
      return (record.sequence, Set(words.map(String.init)))
    }
    return try Self.queries.compactMap { query in
      let words = Set(query.lowercased().split(separator: " ").map(String.init))
      let expected = texts.filter { words.isSubset(of: $0.1) }.map(\.0).reversed()
      let result = try database.search(query, limit: Self.results)
      let first = Array(expected.prefix(Self.results))
      if result.sequences == first, result.isTruncated == (expected.count > first.count) {
        return nil
      }
      return "'\(query)' is in \(first), but the search found \(result.sequences)"
    }
  }
}
