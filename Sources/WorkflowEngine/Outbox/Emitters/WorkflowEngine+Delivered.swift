extension WorkflowEngine {
  /// Finds what was delivered and acknowledged: what emitters recall that are made anew.
  ///
  /// Ask before anything is drained to them.
  ///
  /// - Returns: The entries, in order.
  /// - Throws: When the journal cannot be read.
  /// - Complexity: O(*n*), where *n* is the number of records.
  public func deliveredEntries() async throws -> [OutboxEntry] {
    let delivered = await read { $0.outbox.lanes.map { $0.deliveredThrough } }
    return OutboxEntry.entries(of: try records()).filter { entry in
      entry.id <= delivered[entry.run.rawValue % Outbox.laneCount]
    }
  }
}
