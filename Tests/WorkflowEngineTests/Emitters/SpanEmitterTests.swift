import Testing

@testable import WorkflowEngine

/// Spans: one per attempt, regardless of its outcome, and one per period in which a run was under
/// way.
struct SpanEmitterTests {
  private static func spans(_ entries: [OutboxEntry]) async throws -> [ReadSpan] {
    let box = LineBox()
    let emitter = try SpanEmitter(of: "shop", epoch: 1_000, to: box.sink)
    if !entries.isEmpty { try await emitter.emit(entries) }
    try await emitter.flush()
    let spans = try ReadSpan.all(in: box.lines)
    #expect(await emitter.count == spans.count)
    return spans
  }

  @Test(arguments: [UInt64](41...44))
  func `every ended attempt has one span`(_ seed: UInt64) async throws {
    let walk = try await EmittedWalk(seed, steps: 500)
    let spans = try await Self.spans(walk.entries)
    let starts = walk.starts.filter { !walk.openTokens.contains($0.token) }
    #expect(starts.count > 4)
    #expect(Set(spans.map(\.id)).count == spans.count)
    #expect(spans.compactMap(\.token).sorted() == starts.map(\.token).sorted())
    let attempts = spans.filter { $0.token != nil }
    let byToken = Dictionary(uniqueKeysWithValues: attempts.map { ($0.token ?? 0, $0) })
    for start in starts {
      let span = try #require(byToken[start.token])
      #expect(span.attributes["workflow.node"] == "\(start.task)")
      #expect(span.attributes["workflow.run"] == "\(start.run)")
      #expect(span.attributes["workflow.attempt"] == "\(start.number)")
      #expect(span.attributes["workflow.key"] == walk.board.tasks[start.task].spec.key)
      #expect(span.start == 1_000 + start.time)
      let end = try #require(span.attributes["workflow.end_step"].flatMap { Int($0) })
      #expect(walk.entries.first { $0.step == end }?.record.time == span.end - 1_000)
    }
  }

  @Test func `a span shows how its attempt ended, for every kind of end`() async throws {
    var outcomes: [String: Set<Int>] = [:]
    let bench = try await Bench()
    let first = try await bench.task()
    let second = try await bench.task(after: [first])
    try await bench.succeed(first)
    try await bench.start(second)
    _ = try await bench.engine.reopen(first, by: "Ann")
    let third = try await bench.task()
    let token = try await bench.start(third)
    _ = try await bench.engine.cancel(third, by: "Ann")
    _ = try await bench.engine.confirmCancel(third, token)
    var walks = [OutboxEntry.entries(of: try bench.engine.records())]
    for seed in UInt64(51)...55 { walks.append(try await EmittedWalk(seed, steps: 400).entries) }
    for entries in walks {
      for span in try await Self.spans(entries) where span.token != nil {
        outcomes[span.attributes["workflow.outcome"] ?? "", default: []].insert(span.status)
      }
    }
    #expect(
      outcomes == [
        "succeeded": [1], "failed": [2], "submission-failed": [2], "reclaimed": [2],
        "cancelled": [0], "released": [0], "blocked": [0], "invalidated": [0],
      ]
    )
  }

  @Test(arguments: [UInt64](61...64))
  func `parents and links are spans of the same trace`(_ seed: UInt64) async throws {
    let walk = try await EmittedWalk(seed, steps: 500, endsRuns: true)
    let spans = try await Self.spans(walk.entries)
    let byID = Dictionary(uniqueKeysWithValues: spans.map { ($0.id, $0) })
    var links = 0
    for span in spans {
      #expect(span.start <= span.end)
      if let parent = span.parent {
        let above = try #require(byID[parent])
        #expect(above.trace == span.trace && above.token == nil)
        #expect(above.start <= span.start)
        #expect(above.attributes["workflow.run"] == span.attributes["workflow.run"])
      } else {
        #expect(span.token == nil && span.attributes["workflow.period"] == "1")
      }
      for link in span.links {
        let before = try #require(byID[link])
        #expect(before.trace == span.trace && before.token != nil && before.end <= span.start)
        #expect(before.attributes["workflow.outcome"] == "succeeded")
        links += 1
      }
    }
    if seed == 61 { #expect(links > 0) }
    let roots = spans.filter { $0.parent == nil }
    #expect(roots.count == walk.board.runs.count)
    #expect(Set(spans.map(\.trace)).count == walk.board.runs.count)
  }

  @Test func `a span links to the attempts whose results it uses`() async throws {
    let bench = try await Bench()
    let first = try await bench.engine.create(in: bench.run, key: "build").task
    let other = try await bench.task()
    let archived = try await bench.task()
    let last = try await bench.task(after: [first, other, archived])
    try await bench.fail(first)
    _ = try await bench.engine.rerun([first], in: bench.run, by: "Ann", reason: "again")
    let built = try await bench.succeed(first)
    let wrong = try await bench.succeed(other)
    _ = try await bench.engine.reopen(other, by: "Ann")
    let right = try await bench.succeed(other)
    _ = try await bench.engine.archive(archived)
    let token = try await bench.succeed(last)
    let spans = try await Self.spans(OutboxEntry.entries(of: try bench.engine.records()))
    func span(_ token: AttemptToken) throws -> ReadSpan {
      try #require(spans.first { $0.token == token.rawValue })
    }
    #expect(try span(token).links == [try span(built).id, try span(right).id])
    #expect(try span(token).links.contains(try span(wrong).id) == false)
    #expect(try span(built).links.isEmpty)
    #expect(try span(built).name == "build" && span(token).name == "attempt")
  }

  @Test func `a run that continues after its end has one more span`() async throws {
    let bench = try await Bench()
    let task = try await bench.task()
    try await bench.succeed(task)
    _ = try await bench.engine.reopen(task, by: "Ann")
    let token = try await bench.start(task)
    _ = try await bench.engine.abort(bench.run)
    _ = try await bench.engine.release(task, token)
    let spans = try await Self.spans(OutboxEntry.entries(of: try bench.engine.records()))
    let runs = spans.filter { $0.token == nil }
    #expect(runs.map { $0.attributes["workflow.outcome"] } == ["succeeded", "aborted"])
    #expect(runs.map(\.status) == [1, 2])
    #expect(runs[0].parent == nil && runs[1].parent == runs[0].id)
    let attempts = spans.filter { $0.token != nil }
    #expect(attempts.map(\.parent) == [runs[0].id, runs[1].id])
  }

  @Test func `a span shows cancellations, approvals and refusals, up to a limit`() async throws {
    let bench = try await Bench()
    let gated = try await bench.task(requiresApproval: true)
    #expect(try await bench.engine.dispatch(gated).reason == .approvalRequired)
    _ = try await bench.engine.decide(.approve, on: gated, by: "Ann")
    _ = try await bench.engine.decide(.approve, on: gated, by: "Bob")
    let token = try await bench.start(gated)
    _ = try await bench.engine.acknowledge(gated, token)
    _ = try await bench.engine.reportProgress(gated, token)
    _ = try await bench.engine.cancel(gated, by: "Ann")
    for _ in 1...200 { _ = try await bench.engine.acknowledge(gated, token) }
    _ = try await bench.engine.confirmCancel(gated, token)
    let box = LineBox()
    let emitter = try SpanEmitter(of: "shop", epoch: 0, to: box.sink)
    try await emitter.emit(OutboxEntry.entries(of: try bench.engine.records()))
    let spans = try ReadSpan.all(in: box.lines)
    let attempt = try #require(spans.first { $0.token != nil })
    #expect(attempt.events.prefix(4) == ["queued", "running", "cancel-requested", "call-refused"])
    #expect(attempt.events.count == 128)
    #expect(box.text.contains(#""droppedEventsCount":75"#))
    let run = try #require(spans.first { $0.token == nil })
    #expect(run.events == ["start-refused", "approval-decided", "decision-refused"])
  }

  @Test func `identifiers depend only on the journal's name, the run and the attempt`() {
    let shop = SpanIdentity("shop")
    let run = RunID(rawValue: 3)
    #expect(shop.trace(of: run) == SpanIdentity("shop").trace(of: run))
    #expect(shop.trace(of: run) != SpanIdentity("shed").trace(of: run))
    #expect(shop.trace(of: run).count == 32)
    // Files contain these values, so they must never change.
    #expect(shop.trace(of: run) == "e410311be6de9b08f328c3ac59d14cd6")
    #expect(shop.span(of: AttemptToken(rawValue: 1)) == "344e5d0608378b9e")
    var names: Set<String> = []
    for number in 1...2_000 {
      names.insert(shop.span(of: AttemptToken(rawValue: number)))
      names.insert(shop.span(of: RunID(rawValue: number), period: 1))
      names.insert(shop.span(of: RunID(rawValue: number), period: 2))
    }
    #expect(names.count == 6_000)
  }
}
