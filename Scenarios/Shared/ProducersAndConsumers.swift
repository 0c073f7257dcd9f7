import WorkflowEngine

/// A run in which every consumer needs a report from every producer.
struct ProducersAndConsumers: EngineSystem {
  let engine: WorkflowEngine
  let run: RunID
  let producers: [TaskID]
  let consumers: [TaskID]

  /// The type and label of the artifact that consumers need.
  static let report = (type: "report", label: "whole")
}
