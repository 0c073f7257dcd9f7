import WorkflowEngine

/// A journal on a disk that can lose power; it writes in steps and can stop between any two.
final class CrashJournal: Journal {
  private let disk: CrashDisk
  private let epoch: Int
  private let writer: BatchWriter

  init(_ disk: CrashDisk, epoch: Int) {
    self.disk = disk
    self.epoch = epoch
    writer = BatchWriter(disk, epoch: epoch)
  }

  func append(_ records: [EngineRecord], leadingTo state: EngineModel.State) {
    disk.append(records, leadingTo: state, epoch: epoch)
  }

  func durable(through sequence: Int) async throws { try await writer.write(through: sequence) }

  func snapshot() throws -> Snapshot<EngineModel>? { try disk.snapshot() }

  func read(after sequence: Int, _ take: (EngineRecord) throws -> Void) rethrows {
    for record in disk.records(after: sequence) { try take(record) }
  }
}
