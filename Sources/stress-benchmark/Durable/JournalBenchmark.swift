/// A journal of a million events: recovery with and without a snapshot, and search.
struct JournalBenchmark: Codable, Sendable {
  enum CodingKeys: String, CodingKey {
    case making, snapshot, search
    case withoutSnapshot = "without_snapshot"
    case withSnapshot = "with_snapshot"
  }

  static let name = "recovery"

  let making: JournalMaking
  let withoutSnapshot: Recovery
  let snapshot: SnapshotKeeping
  let withSnapshot: Recovery
  let search: SearchBenchmark

  /// Runs the measurement, each part in a separate process.
  ///
  /// - Parameter size: The amount of work.
  /// - Throws: `WrongResult` if a part failed or lost an event.
  init(_ size: BenchmarkSize) throws {
    let folder = try WorkFolder()
    func part(_ name: BenchmarkPart.Name) -> BenchmarkPart {
      BenchmarkPart(name: name, folder: folder.path, events: size.events, isQuick: size.isQuick)
    }
    making = try part(.makeJournal).measured()
    withoutSnapshot = try part(.recover).measured()
    snapshot = try part(.keepSnapshot).measured()
    withSnapshot = try part(.recover).measured()
    search = try part(.search).measured()
    for (found, allowed) in [
      (withoutSnapshot.events, making.events), (withSnapshot.events, snapshot.events),
    ] where found != allowed {
      throw WrongResult(program: Self.name, actual: "\(found) events", allowed: "\(allowed)")
    }
  }
}
