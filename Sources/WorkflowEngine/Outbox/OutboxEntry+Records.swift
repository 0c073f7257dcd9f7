extension OutboxEntry {
  /// Makes the entries of records: finds out which run each of them happened to.
  ///
  /// - Parameter records: Records from the first on, in order.
  /// - Returns: An entry for each record, in order.
  public static func entries(of records: some Sequence<EngineRecord>) -> [OutboxEntry] {
    var runs: [TaskID: RunID] = [:]
    return records.map { record in
      let entry = OutboxEntry(record: record, run: RunID(rawValue: 0))
      switch record.event {
      case .board(.runCreated(let run)), .board(.rerunRequested(let run, _, _)),
        .board(.runStatusChanged(let run, _, _, _)):
        return OutboxEntry(record: record, run: run)
      case .board(.taskCreated(let spec)): runs[spec.task] = spec.run
      default: break
      }
      return entry.task.flatMap { runs[$0] }.map { OutboxEntry(record: record, run: $0) } ?? entry
    }
  }
}
