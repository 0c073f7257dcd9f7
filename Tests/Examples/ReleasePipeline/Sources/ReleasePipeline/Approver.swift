import WorkflowEngine

/// Decides on the deployment once there is a package.
///
/// Of two approvers the first one's word stands, and the other is told so.
struct Approver: Sendable {
  let name: String
  let verdict: ApprovalVerdict
  let pipeline: Pipeline

  func decide() async throws {
    guard try await pipeline.wait(until: .package, is: .succeeded) else { return }
    let deploy = try await pipeline.task(.deploy).id
    let reply = try await pipeline.engine.decide(verdict, on: deploy, by: name)
    // Nobody can deploy what was rejected: whoever has rejected it gives the release up.
    if case .decided(let decision) = reply, decision.verdict == .reject {
      _ = try await pipeline.engine.abort(pipeline.run)
    }
  }
}
