import StressKit
import WorkflowEngine

extension [Board.Event] {
  /// Claims that every change of a run's status starts from the previous status.
  var claimsChainedRunStatuses: Claim {
    .chained(self) { event -> (key: RunID, base: RunStatus, version: RunStatus)? in
      guard case .runStatusChanged(let run, let from, let to, _) = event else { return nil }
      return (key: run, base: from, version: to)
    }
  }

  /// Claims that no run leaves an abort, and that no roll-up ends a pause.
  ///
  /// The old status in a record may be wrong, so the status is taken from the earlier records.
  var claimsOperatorsPrevail: Claim {
    var statuses: [RunID: RunStatus] = [:]
    var found: [String] = []
    for case .runStatusChanged(let run, _, let to, let cause) in self {
      let known = statuses[run] ?? .created
      if known == .aborted || known == .paused && cause == .rollUp {
        found.append("\(run) moved from \(known) to \(to) by \(cause)")
      }
      statuses[run] = to
    }
    return .none(found)
  }
}
