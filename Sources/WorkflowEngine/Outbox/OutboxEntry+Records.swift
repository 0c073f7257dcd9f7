extension OutboxEntry {
  /// Makes the entries of records, and finds the run of each.
  ///
  /// - Parameter records: All records from the first one, in order.
  /// - Returns: An entry for each record of an event of a run, in order.
  public static func entries(of records: some Sequence<EngineRecord>) -> [OutboxEntry] {
    var runs: [TaskID: RunID] = [:]
    return records.compactMap { record in
      guard case .board(let event) = record.event else { return nil }
      if case .taskCreated(let spec) = event { runs[spec.task] = spec.run }
      let entry = OutboxEntry(record: record, run: event.statedRun ?? RunID(rawValue: 0))
      guard event.statedRun == nil, let run = entry.task.flatMap({ runs[$0] }) else { return entry }
      return OutboxEntry(record: record, run: run)
    }
  }
}

extension Board.Event {
  /// The run that an event names; `nil` if it names only a task.
  fileprivate var statedRun: RunID? {
    switch self {
    case .runCreated(let run), .rerunRequested(let run, _, _), .runStatusChanged(let run, _, _, _):
      run
    case .taskCreated(let spec): spec.run
    default: nil
    }
  }
}
