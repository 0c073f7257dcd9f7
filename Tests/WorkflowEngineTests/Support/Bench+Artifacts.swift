import Testing

@testable import WorkflowEngine

extension Bench {
  /// Publishes an artifact.
  func publish(
    _ type: String,
    label: String = "",
    by task: TaskID,
    _ token: AttemptToken
  ) async throws -> ArtifactID {
    switch try await engine.publish(type, label: label, by: task, token) {
    case .published(let artifact): return artifact
    case .refused(let reason): throw UnexpectedReply(text: "\(task): \(reason)")
    }
  }

  /// Starts a task, publishes an artifact and completes the task with a handoff.
  func make(_ type: String, label: String = "", by task: TaskID) async throws -> ArtifactID {
    let token = try await start(task)
    let artifact = try await publish(type, label: label, by: task, token)
    let handoff = Handoff(summary: "made", artifacts: [Handoff.Item(artifact)])
    #expect(try await engine.complete(task, token, handoff: handoff) == .accepted)
    return artifact
  }
}
