import FaultyDisk
import InterruptedWork

@testable import WorkflowEngine

/// The work on a disk that records every change, and the outside view at each change.
struct RecordedWork: Sendable {
  let disk: Disk
  /// The number of changes.
  let points: Int64
  /// The outside view, each with the number of changes before it.
  private let seen: [(point: Int64, progress: InterruptedWork.Progress)]

  /// Does the work.
  ///
  /// - Parameters:
  ///   - work: The work.
  ///   - liesAfter: The change from which on syncs do nothing; `nil` for a correct disk.
  ///   - spoil: Changes the use of the disk.
  ///   - wrap: Wraps the journal on the disk in another.
  /// - Throws: Errors of the engine.
  init(
    _ work: InterruptedWork,
    liesAfter: Int64? = nil,
    spoil: (inout JournalStorage) -> Void = { _ in },
    wrap: (SQLiteJournal) -> any Journal<EngineModel> = { $0 }
  ) async throws {
    disk = try Disk()
    disk.record()
    if let liesAfter { disk.fail(at: liesAfter, FAULTY_LYING) }
    var storage = InterruptedWork.storage(fileSystem: disk.name)
    spoil(&storage)
    let journal = try InterruptedWork.journal(Disk.path, storage)
    defer { journal.close() }
    let engine = try InterruptedWork.engine(wrap(journal))
    var seen: [(Int64, InterruptedWork.Progress)] = []
    try await work.finish(engine) { [disk] in seen.append((disk.points, $0)) }
    self.seen = seen
    points = disk.points
  }

  /// The outside view just before a change.
  func seen(before point: Int64) -> (acknowledged: Int, effects: [String]) {
    var acknowledged = 0
    var effects: [String] = []
    for (count, progress) in seen where count < point {
      switch progress {
      case .acknowledged(let number): acknowledged = max(acknowledged, number)
      case .effect(let name): effects.append(name)
      }
    }
    return (acknowledged, effects)
  }

  /// Cuts the power at every change, and after the last, and checks the remaining content.
  ///
  /// Disks with the same bytes recover to the same records, so each content is tried once. The
  /// acknowledged transactions are checked for every disk.
  ///
  /// - Returns: The findings, and the number of disks that were tried.
  func findings(
    _ whole: WholeWork,
    _ loss: Loss,
    until limit: Int = 3
  ) async throws -> (findings: [WholeWork.Finding], disks: Int) {
    var findings: [WholeWork.Finding] = []
    // Disks that could not be opened already have a finding.
    var kept: [UInt64: Int] = [:]
    let course = try Disk()
    for point in 1...points + 1 where findings.count < limit {
      try course.follow(disk, to: point)
      let left = try Disk(copying: course)
      left.restart(loss.way, seed: UInt64(point))
      let seen = seen(before: point)
      if let kept = kept[left.checksum] {
        guard kept < seen.acknowledged else { continue }
        let detail = "point \(point): \(kept) of \(seen.acknowledged) were recovered"
        findings.append(WholeWork.Finding(fault: .lost, detail: detail))
        continue
      }
      let checksum = left.checksum
      let found = await whole.findings(
        opening: {
          let storage = InterruptedWork.storage(fileSystem: left.name)
          return try InterruptedWork.journal(Disk.path, storage)
        },
        acknowledged: seen.acknowledged,
        effects: seen.effects
      )
      kept[checksum] = found.findings.isEmpty ? found.kept : .max
      findings += found.findings.map {
        WholeWork.Finding(fault: $0.fault, detail: "point \(point): \($0.detail)")
      }
    }
    return (findings, kept.count)
  }
}
