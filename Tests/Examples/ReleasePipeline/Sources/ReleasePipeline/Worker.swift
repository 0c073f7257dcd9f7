import WorkflowEngine

/// Takes whatever may start, one task after the other, until the run is over.
struct Worker: Sendable {
  let name: String
  let pipeline: Pipeline

  /// How long a deployment takes, in heartbeats.
  let rollout: Int

  private var engine: WorkflowEngine { pipeline.engine }

  func work() async throws {
    for _ in 0..<Patience.looks {
      switch try await engine.dispatchNext(in: pipeline.run, by: name) {
      case .started(let task, let attempt):
        try await perform(task, attempt)
      case .refused:
        if try await pipeline.isOver() { return }
        // What somebody has claimed who is gone is for others to take.
        _ = try await engine.reclaimExpired()
        try await Task.sleep(for: Patience.pause)
      }
    }
    throw Stuck(waitingFor: "the run to end")
  }

  /// Does what a task asks for.
  ///
  /// Every report shows the token of this attempt, and is refused once the attempt is no longer ours;
  /// then there is nothing left to do.
  private func perform(_ id: TaskID, _ attempt: Attempt) async throws {
    let token = attempt.token
    guard try await engine.reportProgress(id, token) == .accepted else { return }
    let step = try await engine.task(id).spec.key.flatMap(Step.init)
    // What a real one would do here takes its time, and so do these.
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

  /// Leaves an image to the tasks that wait for this one.
  private func build(_ id: TaskID, _ token: AttemptToken) async throws {
    let reply = try await engine.publish("image", label: "linux", by: id, token)
    guard case .published(let image) = reply else { return }
    let handoff = Handoff(summary: "one image", artifacts: [Handoff.Item(image)])
    _ = try await engine.complete(id, token, handoff: handoff)
  }

  /// Takes its time: keeps the claim alive, and stops when it is asked to.
  private func deploy(_ id: TaskID, _ token: AttemptToken) async throws {
    for _ in 0..<rollout {
      guard try await engine.heartbeat(id, token) == .accepted else { return }
      if try await engine.task(id).isCancelRequested {
        _ = try await engine.confirmCancel(id, token, by: name)
        return
      }
      try await Task.sleep(for: Patience.pause)
    }
    _ = try await engine.complete(id, token)
  }
}
