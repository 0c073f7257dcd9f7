import WorkflowEngine

extension Pipeline {
  /// Makes a release with three concurrent workers and two concurrent approvers.
  ///
  /// - Returns: The pipeline after everybody has finished.
  public static func carryOut(_ course: Course) async throws -> Pipeline {
    let pipeline = try await Pipeline(on: makeEngine())
    try await withThrowingTaskGroup(of: Void.self) { group in
      // A deployment that will be stopped runs until then.
      let rollout = course == .stopped ? Patience.looks : 3
      for number in 1...3 {
        let worker = Worker(name: "worker \(number)", pipeline: pipeline, rollout: rollout)
        group.addTask(name: worker.name) { try await worker.work() }
      }
      for name in ["Ann", "Bob"] {
        let verdict: ApprovalVerdict = course == .rejected ? .reject : .approve
        let approver = Approver(name: name, verdict: verdict, pipeline: pipeline)
        group.addTask(name: name) { try await approver.decide() }
      }
      if course == .stopped {
        group.addTask(name: "operator") {
          guard try await pipeline.wait(until: .deploy, is: .running) else { return }
          _ = try await pipeline.engine.cancel(pipeline.task(.deploy).id, by: "operator")
        }
      }
      try await group.waitForAll()
    }
    return pipeline
  }
}
