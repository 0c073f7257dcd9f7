import WorkflowEngine

/// One pipeline: a run of the engine with a task for each step.
///
///     build ─┬─▶ unit-tests ────────┬─▶ package ─▶ deploy ─▶ announce
///            └─▶ integration-tests ─┘
public struct Pipeline: Sendable {
  /// The engine; each release has its own.
  public let engine: WorkflowEngine

  /// The release on the engine.
  public let run: RunID

  /// Opens an engine whose claims have a lease of ten seconds.
  public static func makeEngine() throws -> WorkflowEngine {
    var configuration = EngineConfiguration()
    configuration.clock = ContinuousClock()
    configuration.lease = .seconds(10)
    return try WorkflowEngine(configuration)
  }

  /// Creates the run and its tasks.
  public init(on engine: WorkflowEngine) async throws {
    self.engine = engine
    run = try await engine.createRun()
    let build = try await engine.create(in: run, key: Step.build.rawValue).task
    // Both test steps use the same folder: the second one waits until the folder is free.
    let unitTests = try await engine.create(
      in: run,
      after: [build],
      paths: ["workspace"],
      key: Step.unitTests.rawValue
    ).task
    // A flaky failure of this test is retried, at most twice.
    let integrationTests = try await engine.create(
      in: run,
      after: [build],
      paths: ["workspace"],
      retry: RetryPolicy(maximum: 2, on: [.flakyTest]),
      key: Step.integrationTests.rawValue
    ).task
    // This task starts only if the build has handed off an image, and receives that image.
    let package = try await engine.create(
      in: run,
      after: [build, unitTests, integrationTests],
      needs: [ArtifactNeed("image", from: build)],
      key: Step.package.rawValue
    ).task
    let deploy = try await engine.create(
      in: run,
      after: [package],
      requiresApproval: true,
      key: Step.deploy.rawValue
    ).task
    try await engine.create(in: run, after: [deploy], key: Step.announce.rawValue)
  }

  /// Reads the row of a step.
  public func task(_ step: Step) async throws -> BoardTask {
    let run = run
    let id = await engine.read { $0.board.task(named: step.rawValue, in: run) }
    guard let id else { throw Stuck(waitingFor: "the task of \(step.rawValue)") }
    return try await engine.task(id)
  }

  /// Waits until a step reaches a status; returns `false` if the run ends first.
  func wait(until step: Step, is status: TaskStatus) async throws -> Bool {
    for _ in 0..<Patience.looks {
      if try await task(step).status == status { return true }
      if try await isOver() { return false }
      try await Task.sleep(for: Patience.pause)
    }
    throw Stuck(waitingFor: "\(step.rawValue) to be \(status)")
  }

  /// Whether nothing will start in the run any more without an operator.
  func isOver() async throws -> Bool {
    switch try await engine.run(run).status {
    case .succeeded, .failed, .aborted: true
    case .created, .running, .paused: false
    }
  }
}
