import StressKit
import WorkflowEngine

extension [Board.Event] {
  /// Claims that every status of a run was made from the one before.
  var claimsChainedRunStatuses: Claim {
    .chained(self) { event -> (key: RunID, base: RunStatus, version: RunStatus)? in
      guard case .runStatusChanged(let run, let from, let to, _) = event else { return nil }
      return (key: run, base: from, version: to)
    }
  }

  /// Claims that no run left an abort, nor a pause by what its tasks made of it.
  ///
  /// What a record says the run moved from may be wrong; here counts what the records before it say.
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
