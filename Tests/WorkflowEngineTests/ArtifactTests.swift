import Testing

@testable import WorkflowEngine

struct ArtifactTests {
  @Test func `an attempt under way publishes artifacts`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    for number in 0..<2 {
      let reply = try await bench.engine.publish("log", label: "\(number)", by: task, token)
      #expect(reply == .published(ArtifactID(rawValue: number)))
    }
    let artifact = Artifact(
      id: ArtifactID(rawValue: 1),
      task: task,
      attempt: token,
      type: "log",
      label: "1"
    )
    #expect(try bench.events().last == .artifactPublished(artifact))
    #expect(try await bench.engine.read { try $0.board.artifact(artifact.id) } == artifact)
    await #expect(throws: BoardError.unknownArtifact(ArtifactID(rawValue: 2))) {
      try await bench.engine.read { try $0.board.artifact(ArtifactID(rawValue: 2)) }
    }
    #expect(try await bench.findings() == [])
  }

  @Test func `a task receives its artifacts in the order of its needs`() async throws {
    let bench = try await Bench()
    let makers = [try await bench.task(), try await bench.task()]
    let user = try await bench.task(
      after: makers,
      needs: [ArtifactNeed("log", from: makers[1]), ArtifactNeed("image", from: makers[0])]
    )
    let image = try await bench.make("image", by: makers[0])
    #expect(try await bench.row(user).unmetNeeds == 1)
    let log = try await bench.make("log", by: makers[1])
    let token = try await bench.start(user)
    #expect(try bench.events().contains(.artifactsConsumed(user, token, [log, image])))
    #expect(try await bench.row(user).consumed == [log, image])
    #expect(try await bench.findings() == [])
  }

  /// A handoff, and whether it meets the need of an image labeled x.
  @Test(
    arguments: [
      ("image", "x", true, true), ("image", "y", true, false), ("log", "x", true, false),
      ("image", "x", false, false),
    ]
  )
  func `an offered artifact of the right type and label meets a need`(
    _ type: String,
    _ label: String,
    _ isRequired: Bool,
    _ meets: Bool
  ) async throws {
    let bench = try await Bench()
    let maker = try await bench.task()
    let need = ArtifactNeed("image", label: "x", from: maker)
    let user = try await bench.task(after: [maker], needs: [need])
    let token = try await bench.start(maker)
    let artifact = try await bench.publish(type, label: label, by: maker, token)
    let handoff = Handoff(artifacts: [Handoff.Item(artifact, isRequired: isRequired)])
    #expect(try await bench.engine.complete(maker, token, handoff: handoff) == .accepted)
    #expect(try await bench.row(maker).handoff == handoff)
    #expect(try await bench.isReady(user) == meets)
    if !meets {
      #expect(try await bench.engine.dispatch(user) == .refused(.artifactsMissing))
      #expect(try await bench.engine.dispatchNext(in: bench.run) == .refused(.artifactsMissing))
    }
    #expect(try await bench.findings() == [])
  }

  @Test func `other tasks cannot use a published artifact that was not handed off`() async throws {
    let bench = try await Bench()
    let maker = try await bench.task()
    let user = try await bench.task(after: [maker], needs: [ArtifactNeed("image", from: maker)])
    let token = try await bench.start(maker)
    _ = try await bench.publish("image", by: maker, token)
    #expect(try await bench.engine.complete(maker, token) == .accepted)
    #expect(try await bench.engine.dispatch(user) == .refused(.artifactsMissing))
    #expect(try await bench.findings() == [])
  }

  @Test func `an attempt can hand off only its own artifacts`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let old = try await bench.start(task)
    let stale = try await bench.publish("image", by: task, old)
    #expect(try await bench.engine.fail(task, old) == .accepted)
    #expect(try await TaskOperation.rerun.ask(bench, task, old) == nil)
    let token = try await bench.start(task)
    let handoff = Handoff(artifacts: [Handoff.Item(stale)])
    let reply = try await bench.engine.complete(task, token, handoff: handoff)
    #expect(reply == .refused(.foreignArtifact))
    #expect(
      try bench.events().last
        == .callbackRefused(task, token, reported: .succeeded, .foreignArtifact)
    )
    #expect(try await bench.status(task) == .dispatched)
    let unknown = Handoff(artifacts: [Handoff.Item(ArtifactID(rawValue: 5))])
    await #expect(throws: BoardError.unknownArtifact(ArtifactID(rawValue: 5))) {
      try await bench.engine.complete(task, token, handoff: unknown)
    }
    #expect(try await bench.engine.complete(task, token) == .accepted)
    #expect(try await bench.findings() == [])
  }

  @Test func `a rerun uses the artifacts of the newest attempt`() async throws {
    let bench = try await Bench()
    let maker = try await bench.task()
    let user = try await bench.task(after: [maker], needs: [ArtifactNeed("image", from: maker)])
    _ = try await bench.make("image", by: maker)
    try await bench.fail(user)
    #expect(try await bench.engine.reopen(maker, by: "eve") == .accepted)
    let newest = try await bench.make("image", by: maker)
    try await bench.start(user)
    #expect(try await bench.row(user).consumed == [newest])
    #expect(try await bench.findings() == [])
  }

  @Test func `a link cannot be removed while an artifact of the parent is needed`() async throws {
    let bench = try await Bench()
    let maker = try await bench.task()
    let user = try await bench.task(after: [maker], needs: [ArtifactNeed("image", from: maker)])
    #expect(try await bench.engine.unlink(user, from: maker) == .refused(.artifactNeeded))
    #expect(try await bench.row(user).dependencies == [maker])
  }

  @Test func `a task can need artifacts only of its dependencies`() async throws {
    let bench = try await Bench()
    let maker = try await bench.task()
    await #expect(throws: BoardError.needWithoutDependency(maker)) {
      try await bench.task(needs: [ArtifactNeed("image", from: maker)])
    }
    #expect(try await bench.engine.run(bench.run).tasks == [maker])
  }
}
