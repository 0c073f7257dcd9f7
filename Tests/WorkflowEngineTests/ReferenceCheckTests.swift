import Testing

@testable import WorkflowEngine

/// The reference model gives the answers of a correct engine, and no others.
struct ReferenceCheckTests {
  /// Calls that are performed one after the other, and what they left.
  private struct History {
    var calls: [ObservedCall] = []
    var records: [EngineRecord] = []
    var configuration = EngineConfiguration()

    mutating func undoLastTransaction() {
      let last = records.last?.transaction
      records.removeAll { $0.transaction == last }
    }

    var findings: [String] {
      ReferenceCheck.findings(calls, records, after: 1, ReferenceModel(configuration))
    }
  }

  private static let run = RunID(rawValue: 0)
  private static let (first, second) = (TaskID(rawValue: 0), TaskID(rawValue: 1))
  private static let token = AttemptToken(rawValue: 1)

  private static func spec(after parents: [TaskID] = []) -> TaskSpec {
    TaskSpec(task: first, run: run, dependencies: parents)
  }

  private static let story: [EngineCall] = [
    .create(spec()), .create(spec(after: [first])), .plan(run, limit: 9),
    .start(second, by: "ann"), .startNext(run, by: "ann"), .startNext(run, by: "bob"),
    .acknowledge(first, token), .acknowledge(first, token), .link(first, after: second),
    .decide(.approve, first, by: "ann", comment: ""), .block(second, reason: "wait"),
    .unblock(second), .reportProgress(first, AttemptToken(rawValue: 9)),
    .publish(first, token, type: "image", label: "a"),
    .completeThenStart(first, token, run, by: "ann"), .pause(run), .resume(run),
    .reopen(first, by: "zoe"), .cancelRun(run, by: "eve"),
    .rerun([first], run, by: "eve", reason: ""),
    .archive(second), .abort(run, by: "max"), .archive(TaskID(rawValue: 7)),
  ]

  private static func history(of calls: [EngineCall] = story) async throws -> History {
    var history = History()
    let bench = try await Bench(history.configuration)
    var count = 1
    for (number, call) in calls.enumerated() {
      let answer = try await call.perform(on: bench.engine)
      let after = try bench.engine.records().count
      history.calls.append(
        ObservedCall("call \(number)", call, answer, records: count...after, time: CallTime())
      )
      count = after
    }
    history.records = try bench.engine.records()
    return history
  }

  @Test func `every answer of a correct engine is right`() async throws {
    let history = try await Self.history()
    #expect(history.findings == [])
    let answers = Set(history.calls.compactMap(\.answer).map { "\($0)".prefix { $0 != " " } })
    #expect(answers.count > 8, "the story has many kinds of answers: \(answers)")
  }

  @Test(arguments: story.indices)
  func `an answer that the rules do not give is found`(_ number: Int) async throws {
    var history = try await Self.history()
    let right = history.calls[number]
    let wrong = EngineAnswer.refused(.foreignRun)
    history.calls[number] = ObservedCall(
      right.name,
      right.call,
      wrong,
      records: right.records,
      time: CallTime()
    )
    let told = try #require(right.answer)
    let text = "call \(number) was answered: refused as foreign-run; the rules give: \(told)"
    #expect(history.findings.contains(text))
  }

  @Test(arguments: story.indices)
  func `a change that no call explains is found`(_ number: Int) async throws {
    var history = try await Self.history()
    let call = history.calls.remove(at: number)
    let leaves = !call.records.isEmpty && call.records.count > 1
    #expect(history.findings.isEmpty == !leaves)
  }

  @Test func `an accepted call whose records are missing is found`() async throws {
    var history = try await Self.history(of: [.create(Self.spec()), .start(Self.first, by: "ann")])
    history.undoLastTransaction()
    #expect(
      history.findings == [
        "call 1 was answered rightly (t0 was started as #1), but has not left its records"
      ]
    )
  }

  @Test func `what a call records belongs to its answer`() async throws {
    let calls: [EngineCall] = [.create(Self.spec()), .start(Self.first, by: "ann")]
    var history = try await Self.history(of: calls)
    history.calls[1] = ObservedCall(
      "a start by another",
      .start(Self.first, by: "bob"),
      history.calls[1].answer,
      records: history.calls[1].records,
      time: CallTime()
    )
    #expect(history.findings.count == 2)
  }

  @Test func `an answer may be right at any moment of its call, and at no other`() async throws {
    let calls: [EngineCall] = [.create(Self.spec()), .pause(Self.run), .resume(Self.run)]
    var history = try await Self.history(of: calls)
    let end = history.records.count
    func start(_ answer: RefusalReason, during records: ClosedRange<Int>) -> ObservedCall {
      ObservedCall(
        "start",
        .startNext(Self.run, by: ""),
        .refused(answer),
        records: records,
        time: CallTime()
      )
    }
    history.calls.append(start(.runPaused, during: 1...end))
    #expect(history.findings == [])
    history.calls[3] = start(.runPaused, during: 1...3)
    #expect(history.findings.count == 1)
    history.calls[3] = start(.noReadyTasks, during: 1...1)
    #expect(history.findings == [])
    history.calls[3] = start(.noReadyTasks, during: 2...end)
    #expect(history.findings.count == 1)
  }

  @Test func `a call without an answer may have left its records or not`() async throws {
    let calls: [EngineCall] = [.create(Self.spec()), .start(Self.first, by: "ann")]
    var history = try await Self.history(of: calls)
    let start = history.calls[1]
    history.calls[1] = ObservedCall(
      start.name,
      start.call,
      nil,
      records: start.records,
      time: CallTime()
    )
    #expect(history.findings == [])
    history.undoLastTransaction()
    #expect(history.findings == [])
  }

  @Test func `what a transaction leaves half done is found`() async throws {
    var history = try await Self.history(of: [.create(Self.spec())])
    #expect(history.records.last?.event == .board(.taskReady(Self.first)))
    history.records.removeLast()
    #expect(history.findings == ["after 2 records t0 is not yet ready"])
    let start: [EngineCall] = [.create(Self.spec()), .start(Self.first, by: "ann")]
    var started = try await Self.history(of: start)
    let roll = started.records.removeLast()
    #expect(
      roll.event
        == .board(.runStatusChanged(Self.run, from: .created, to: .running, cause: .rollUp))
    )
    #expect(started.findings == ["after 4 records r0 is created, but its tasks require running"])
  }

  @Test(
    arguments: [
      (["/a", "a/b"], ["/a"]), (["//b/./c/", "/b"], ["/b"]), (["/ab", "/a", "/a"], ["/a", "/ab"]),
      (["."], ["/"]), (["/", "/x"], ["/"]), (["/a/b/c", "/a/d"], ["/a/b/c", "/a/d"]),
    ]
  )
  func `the paths of a new task are those of the rules`(
    _ texts: [String],
    _ paths: [String]
  ) async throws {
    let history = try await Self.history(of: [.create(Self.spec(), paths: texts)])
    #expect(history.findings == [])
    let event = history.records.compactMap { record in
      if case .board(.taskCreated(let spec)) = record.event { spec } else { nil }
    }
    #expect(event.first?.paths.map(\.description) == paths)
  }

  @Test func `a path with two dots is a misuse`() async throws {
    let history = try await Self.history(of: [.create(Self.spec(), paths: ["/a", "/a/../b"])])
    #expect(history.calls.map(\.answer) == [.misuse(.invalidPath("/a/../b"))])
    #expect(history.findings == [])
  }

  @Test func `a lease lasts from a moment of the call`() async throws {
    let clock = HandClock()
    var configuration = EngineConfiguration()
    configuration.clock = clock
    configuration.lease = .nanoseconds(50)
    let bench = try await Bench(configuration)
    let task = try await bench.task()
    let asked = CallTime(of: bench.engine)
    clock.advance(by: .nanoseconds(7))
    let call = EngineCall.start(task, by: "ann")
    let before = try bench.engine.records().count
    let answer = try await call.perform(on: bench.engine)
    let records = try bench.engine.records()
    func findings(_ time: CallTime) -> [String] {
      let observed = ObservedCall(
        "start",
        call,
        answer,
        records: before...records.count,
        time: time
      )
      return ReferenceCheck.findings(
        [observed],
        records,
        after: before,
        ReferenceModel(configuration)
      )
    }
    #expect(findings(asked) == [])
    #expect(findings(CallTime(now: 8, lease: 50)).count == 2)
    #expect(findings(CallTime(now: 0, lease: 49)).count == 2)
  }
}
