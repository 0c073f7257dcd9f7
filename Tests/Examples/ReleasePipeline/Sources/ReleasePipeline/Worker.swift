import WorkflowEngine

/// Starts and performs one task after another until the run is over.
struct Worker: Sendable {
  let name: String
  let pipeline: Pipeline

  /// The duration of a deployment, in heartbeats.
  let rollout: Int

  private var engine: WorkflowEngine { pipeline.engine }

  func work() async throws {
    for _ in 0..<Patience.looks {
      switch try await engine.dispatchNext(in: pipeline.run, by: name) {
      case .started(let task, let attempt):
        try await perform(task, attempt)
      case .refused:
        if try await pipeline.isOver() { return }
        // Reclaim the tasks of dead workers.
        _ = try await engine.reclaimExpired()
        try await Task.sleep(for: Patience.pause)
      }
    }
    throw Stuck(waitingFor: "the run to end")
  }

  /// Performs the work of a task.
  ///
  /// Every report carries the token of this attempt. It is refused if the attempt is no longer this
  /// worker's; then the worker does nothing more for the task.
  private func perform(_ id: TaskID, _ attempt: Attempt) async throws {
    let token = attempt.token
    guard try await engine.reportProgress(id, token) == .accepted else { return }
    let step = try await engine.task(id).spec.key.flatMap(Step.init)
    // Simulates the time of real work.
    try await Task.sleep(for: Patience.pause * 20)
    switch step {
    case .build:
      try await build(id, token)
    case .integrationTests where attempt.number == 1:
      _ = try await engine.fail(id, token, reason: "flaky: the browser did not start")
    case .deploy:
      try await deploy(id, token)
    default:
      _ = try await engine.complete(id, token)
    }
  }

  /// Hands off an image to the tasks that depend on this one.
  private func build(_ id: TaskID, _ token: AttemptToken) async throws {
    let reply = try await engine.publish("image", label: "linux", by: id, token)
    guard case .published(let image) = reply else { return }
    let handoff = Handoff(summary: "one image", artifacts: [Handoff.Item(image)])
    _ = try await engine.complete(id, token, handoff: handoff)
  }

  /// Renews its claim during a long deployment, and stops on request.
  private func deploy(_ id: TaskID, _ token: AttemptToken) async throws {
    for _ in 0..<rollout {
      switch try await engine.heartbeat(id, token) {
      case .accepted: break
      case .stopRequested:
        _ = try await engine.confirmCancel(id, token, by: name)
        return
      case .refused: return
      }
      try await Task.sleep(for: Patience.pause)
    }
    _ = try await engine.complete(id, token)
  }
}
