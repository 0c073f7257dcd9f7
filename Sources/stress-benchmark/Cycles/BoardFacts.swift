import WorkflowEngine

/// Facts about a board after some cycles, by which two implementations are compared.
struct BoardFacts: Equatable, Sendable, CustomStringConvertible {
  let status: RunStatus
  let ready: Int
  let succeeded: Int
  let attempts: Int
  let lastToken: Int
  let events: Int
  let transactions: Int
  /// Whether the events are numbered from 1 without a gap.
  let isGapFree: Bool

  var description: String {
    """
    a run that is \(status.rawValue) with \(ready) ready and \(succeeded) succeeded tasks, \
    \(attempts) attempts up to token \(lastToken), \(events) events in \(transactions) transactions \
    \(isGapFree ? "without" : "with") a gap
    """
  }
}
