/// The names of the exported metrics.
public enum MetricSeries: String, Sendable, CaseIterable {
  /// The number of attempts under way.
  case inflightNodes = "inflight_nodes"

  /// The number of ready tasks.
  case queueDepth = "queue_depth"

  /// The duration of attempts, from start to end.
  case stepLatency = "step_latency_ms"

  /// The number of automatic retries.
  case retries = "retries_total"

  /// The number of merge conflicts.
  case mergeConflicts = "merge_conflicts_total"

  /// The number of starts of a named task that the dispatch limit refused.
  case backpressureEvents = "backpressure_events_total"

  /// The description of the metric in the export.
  public var description: String {
    switch self {
    case .inflightNodes: "attempts under way"
    case .queueDepth: "tasks that are ready to start"
    case .stepLatency: "time from the start to the end of attempts"
    case .retries: "failures that were retried"
    case .mergeConflicts: "merges with a conflict"
    case .backpressureEvents: "starts of a named task that the dispatch limit refused"
    }
  }

  /// The unit of the metric, in UCUM notation.
  public var unit: String {
    switch self {
    case .inflightNodes: "{attempt}"
    case .queueDepth: "{task}"
    case .stepLatency: "ms"
    case .retries: "{retry}"
    case .mergeConflicts: "{conflict}"
    case .backpressureEvents: "{refusal}"
    }
  }
}
