import Testing

@testable import WorkflowEngine

struct BoardLimitsTests {
  private static let long = String(repeating: "x", count: BoardLimits.textBytes + 1)

  /// A text argument, and its name in the error.
  struct Text: Sendable, CustomTestStringConvertible {
    let what: String
    let say: @Sendable (Bench, TaskID, AttemptToken, String) async throws -> Void

    var testDescription: String { what }

    init(
      _ what: String,
      _ say: @escaping @Sendable (Bench, TaskID, AttemptToken, String) async throws -> Void
    ) {
      self.what = what
      self.say = say
    }
  }

  static let texts: [Text] = [
    Text("a claimer's name") { _ = try await $0.engine.dispatch($1, by: $3) },
    Text("a failure's reason") { _ = try await $0.engine.fail($1, $2, reason: $3) },
    Text("a submission's failure") { _ = try await $0.engine.rejectSubmission($1, $2, reason: $3) },
    Text("a runner's name") { _ = try await $0.engine.confirmCancel($1, $2, by: $3) },
    Text("a block's reason") { _ = try await $0.engine.block($1, $2, reason: $3) },
    Text("a block's reason") { bench, task, _, text in
      _ = try await bench.engine.block(task, reason: text)
    },
    Text("an artifact's name") { _ = try await $0.engine.publish($3, label: "", by: $1, $2) },
    Text("an artifact's name") { _ = try await $0.engine.publish("", label: $3, by: $1, $2) },
    Text("a requester's name") { bench, task, _, text in
      _ = try await bench.engine.cancel(task, by: text)
    },
    Text("a requester's name") { bench, task, _, text in
      _ = try await bench.engine.reopen(task, by: text)
    },
    Text("a task's key") { bench, _, _, text in
      _ = try await bench.engine.create(in: bench.run, key: text)
    },
    Text("a path") { bench, _, _, text in
      _ = try await bench.engine.create(in: bench.run, paths: [text])
    },
    Text("a need") { bench, task, _, text in
      let needs = [ArtifactNeed(text, from: task)]
      _ = try await bench.engine.create(in: bench.run, after: [task], needs: needs)
    },
    Text("a need") { bench, task, _, text in
      let needs = [ArtifactNeed("image", label: text, from: task)]
      _ = try await bench.engine.create(in: bench.run, after: [task], needs: needs)
    },
    Text("a handoff") { bench, task, token, text in
      _ = try await bench.engine.complete(task, token, handoff: Handoff(summary: text))
    },
    Text("a handoff") { bench, task, token, text in
      _ = try await bench.engine.complete(task, token, handoff: Handoff(nextActions: [text]))
    },
    Text("a handoff") { bench, task, token, text in
      _ = try await bench.engine.complete(task, token, handoff: Handoff(questions: ["", text]))
    },
  ]

  @Test(arguments: texts)
  func `a text above the limit is a misuse, a text at the limit is not`(
    _ text: Text
  ) async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    let before = try bench.events().count
    let error = BoardError.limitReached("bytes in \(text.what)", limit: BoardLimits.textBytes)
    await #expect(throws: error) { try await text.say(bench, task, token, Self.long) }
    #expect(try bench.events().count == before)
    try await text.say(bench, task, token, String(Self.long.dropLast()))
  }

  @Test(arguments: 0..<3)
  func `the entries of a handoff are limited`(_ list: Int) async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    let token = try await bench.start(task)
    let artifact = try await bench.publish("image", by: task, token)
    func handoff(_ count: Int) -> Handoff {
      switch list {
      case 0: Handoff(nextActions: Array(repeating: "go", count: count))
      case 1: Handoff(questions: Array(repeating: "why", count: count))
      default: Handoff(artifacts: Array(repeating: Handoff.Item(artifact), count: count))
      }
    }
    let limit = BoardLimits.handoff
    await #expect(throws: BoardError.limitReached("entries in a handoff", limit: limit)) {
      try await bench.engine.complete(task, token, handoff: handoff(limit + 1))
    }
    #expect(try await bench.engine.complete(task, token, handoff: handoff(limit)) == .accepted)
  }

  @Test func `the needs and paths of a task are limited`() async throws {
    let bench = try await Bench()
    let maker = try await bench.task()
    let needs = (0...BoardLimits.handoff).map { ArtifactNeed("\($0)", from: maker) }
    await #expect(throws: BoardError.limitReached("needs of a task", limit: needs.count - 1)) {
      try await bench.engine.create(in: bench.run, after: [maker], needs: needs)
    }
    let paths = (0...BoardLimits.paths).map { "\($0)" }
    await #expect(throws: BoardError.limitReached("paths of a task", limit: paths.count - 1)) {
      try await bench.engine.create(in: bench.run, paths: paths)
    }
    let task = try await bench.task(
      after: [maker],
      needs: needs.dropLast(),
      paths: paths.dropLast()
    )
    #expect(try await bench.row(task).unmetNeeds == BoardLimits.handoff)
  }

  @Test func `every misuse of artifacts and paths has a message`() {
    let errors: [BoardError] = [
      .unknownArtifact(ArtifactID(rawValue: 1)), .needWithoutDependency(TaskID(rawValue: 2)),
      .invalidPath("a/../b"),
    ]
    #expect(
      errors.map { "\($0)" } == [
        "There is no artifact a1.",
        "The task needs an artifact of t2, but does not depend on t2.",
        "The path 'a/../b' may not contain '..'.",
      ]
    )
  }
}
