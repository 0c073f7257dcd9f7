import StressKit
import WorkflowEngine

extension CrashSite {
  /// The number of transactions between two snapshots.
  private static let snapshotInterval = 3

  /// The configuration of an engine that a site opens, with snapshots, on a disk in memory.
  static let configuration: EngineConfiguration = {
    var configuration = EngineConfiguration()
    configuration.makeJournal = { try journal { CrashDisk(snapshotInterval: snapshotInterval) } }
    return configuration
  }()

  /// The journal of an engine whose memory gets full.
  ///
  /// - Parameter capacity: The maximum number of records of each engine, at least 1.
  /// - Returns: Opens such a journal.
  static func smallJournal(_ capacity: Int) -> @Sendable () throws -> any Journal<EngineModel> {
    { try journal { CrashMemory(capacity: capacity) } }
  }

  /// The journals of such an engine.
  ///
  /// One iteration in four has a database, because only a database writes batches and searches.
  static let journals: Variant<EngineConfiguration> = .journal(oneIn: 4) {
    try journal { try ScratchDatabase(snapshotInterval: snapshotInterval) }
  }
}
