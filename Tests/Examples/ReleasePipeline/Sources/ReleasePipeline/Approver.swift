import WorkflowEngine

/// Decides on the deployment once the package is built.
///
/// The first of two decisions is final, and the second approver gets it as reply.
struct Approver: Sendable {
  let name: String
  let verdict: ApprovalVerdict
  let pipeline: Pipeline

  func decide() async throws {
    guard try await pipeline.wait(until: .package, is: .succeeded) else { return }
    let deploy = try await pipeline.task(.deploy).id
    let reply = try await pipeline.engine.decide(verdict, on: deploy, by: name)
    // A rejected deployment can never run, so the approver who rejected it aborts the run.
    if case .decided(let decision) = reply, decision.verdict == .reject {
      _ = try await pipeline.engine.abort(pipeline.run)
    }
  }
}
