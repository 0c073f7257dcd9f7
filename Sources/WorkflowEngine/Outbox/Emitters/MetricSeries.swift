/// The series that are exported, by their names.
public enum MetricSeries: String, Sendable, CaseIterable {
  /// How many attempts are under way.
  case inflightNodes = "inflight_nodes"

  /// How many tasks are ready to start.
  case queueDepth = "queue_depth"

  /// How long attempts took, from their start to their end.
  case stepLatency = "step_latency_ms"

  /// How many failures were tried again by themselves.
  case retries = "retries_total"

  /// How many merges found a conflict.
  case mergeConflicts = "merge_conflicts_total"

  /// How many starts of a named task were refused for the dispatch limit.
  case backpressureEvents = "backpressure_events_total"

  /// What the series counts.
  public var description: String {
    switch self {
    case .inflightNodes: "attempts under way"
    case .queueDepth: "tasks that are ready to start"
    case .stepLatency: "how long attempts took from their start to their end"
    case .retries: "failures that were tried again"
    case .mergeConflicts: "merges that found a conflict"
    case .backpressureEvents: "starts of a named task that the dispatch limit refused"
    }
  }

  /// What it is counted in, by the rules of UCUM.
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
