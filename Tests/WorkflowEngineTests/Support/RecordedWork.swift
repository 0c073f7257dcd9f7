import FaultyDisk
import InterruptedWork

@testable import WorkflowEngine

/// The work on a disk that keeps every change of it, and what the world outside had seen at each.
struct RecordedWork: Sendable {
  let disk: Disk
  /// How many changes there were.
  let points: Int64
  /// Each with the number of changes before it.
  private let seen: [(point: Int64, progress: InterruptedWork.Progress)]

  /// Does the work.
  ///
  /// - Parameters:
  ///   - work: The work.
  ///   - liesAfter: The change from which on syncs do nothing; nil for a disk that is honest.
  ///   - spoil: Changes how the disk is used.
  ///   - wrap: Puts another journal around the one on the disk.
  /// - Throws: What the engine throws.
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

  /// What the world outside had seen when a change was about to happen.
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

  /// Cuts the power at every change, and after the last, and looks at what is left.
  ///
  /// A disk with the same bytes as one before recovers to the same records and is not tried twice;
  /// what was acknowledged until then is asked for each time.
  ///
  /// - Returns: What is wrong, and how many disks were tried.
  func findings(
    _ whole: WholeWork,
    _ loss: Loss,
    until limit: Int = 3
  ) async throws -> (findings: [WholeWork.Finding], disks: Int) {
    var findings: [WholeWork.Finding] = []
    // Those that could not be opened have been found fault with.
    var kept: [UInt64: Int] = [:]
    let course = try Disk()
    for point in 1...points + 1 where findings.count < limit {
      try course.follow(disk, to: point)
      let left = try Disk(copying: course)
      left.restart(loss.way, seed: UInt64(point))
      let seen = seen(before: point)
      if let kept = kept[left.checksum] {
        guard kept < seen.acknowledged else { continue }
        let detail = "point \(point): \(kept) of \(seen.acknowledged) are there"
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
