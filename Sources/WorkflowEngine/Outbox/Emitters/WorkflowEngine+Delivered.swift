extension WorkflowEngine {
  /// Reads the acknowledged entries, to create an emitter with after a restart.
  ///
  /// Call it before anything is drained to the emitter.
  ///
  /// - Returns: The entries, in order.
  /// - Throws: An error if the journal cannot be read.
  /// - Complexity: O(*n*), where *n* is the number of records.
  public func deliveredEntries() async throws -> [OutboxEntry] {
    let delivered = await read { $0.outbox.lanes.map { $0.deliveredThrough } }
    return OutboxEntry.entries(of: try records()).filter { entry in
      entry.id <= delivered[entry.run.rawValue % Outbox.laneCount]
    }
  }
}
