@testable import WorkflowEngine

/// Simulates a store on another machine: it accepts batches over a connection that can be cut, and
/// replies later.
actor RemoteStore: TestedStore {
  struct LineCut: Error {}

  private var transactions: [[EngineRecord]] = []
  private var room = Int.max

  func open(room: Int?) -> any Journal<EngineModel> {
    self.room = room ?? .max
    return RemoteJournal(self, transactions)
  }

  func leave() {}

  /// Accepts a batch completely or not at all.
  func take(_ batch: [[EngineRecord]]) throws {
    guard batch.count <= room else {
      room = 0
      throw LineCut()
    }
    room -= room == .max ? 0 : batch.count
    transactions += batch
  }
}
