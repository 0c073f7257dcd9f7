import Testing

@testable import StressKit

/// Tables and explanations look as the files in `Snapshots` say.
struct TableSnapshotTests {
  private static func step(
    _ task: Int?,
    _ actor: Int?,
    _ kind: String,
    _ place: (function: String, location: String?)?,
    _ ready: [Int]
  ) -> Trace.Step {
    Trace.Step(
      task: task,
      actor: actor,
      kind: kind,
      function: place?.function,
      location: place?.location,
      time: 0,
      ready: ready,
      taken: ready.firstIndex(of: task ?? -1) ?? 0
    )
  }

  /// An update that is lost, as a debug build sees it.
  static let lostUpdate: Trace = {
    let read = ("closure #1 in closure #1 in Race.run(_:_:)", "Race.swift:12")
    let write = ("closure #1 in closure #1 in Race.run(_:_:)", "Race.swift:13")
    return Trace(
      tasks: ["body", "worker 1", "worker 2"],
      actors: ["Counter"],
      steps: [
        step(0, nil, "start", nil, [0]),
        step(1, nil, "start", nil, [1, 2]),
        step(1, 0, "hop", read, [2, 1]),
        step(2, nil, "start", nil, [2, 1]),
        step(2, 0, "hop", read, [1, 2]),
        step(2, nil, "hop", read, [1, 2]),
        step(2, 0, "hop", write, [1, 2]),
        step(1, nil, "hop", read, [1]),
        step(1, 0, "hop", write, [1]),
        step(nil, nil, "job", nil, [-1, 0]),
        step(0, nil, "resume", ("Race.run(_:_:)", "Race.swift:20"), [0]),
      ]
    )
  }()

  /// The same of an optimized build: no lines.
  static var withoutLines: Trace {
    var trace = lostUpdate
    for position in trace.steps.indices { trace.steps[position].location = nil }
    return trace
  }

  /// The same where nothing is known of the code.
  static var withoutPlaces: Trace {
    var trace = withoutLines
    for position in trace.steps.indices { trace.steps[position].function = nil }
    return trace
  }

  /// Two tasks that wait for each other by turns, forever.
  static let livelock: Trace = {
    let ask = ("Polite.ask()", "Polite.swift:7")
    let yield = ("Polite.pass(_:)", "Polite.swift:\(31)")
    var trace = Trace(
      tasks: ["body", "a task with a name that is much too long for any column of a table", "b"],
      actors: ["Door #1", "Door #2"],
      steps: [step(0, nil, "start", nil, [0])]
    )
    for number in 0..<3_000 {
      let task = number / 2 % 2 + 1
      let kind = number.isMultiple(of: 2) ? "yield" : "hop"
      trace.steps.append(
        step(task, kind == "hop" ? task - 1 : nil, kind, kind == "hop" ? ask : yield, [1, 2])
      )
    }
    return trace
  }()

  @Test(
    arguments: [
      ("table-lost-update", lostUpdate), ("table-without-lines", withoutLines),
      ("table-without-places", withoutPlaces), ("table-livelock", livelock),
      ("table-empty", Trace()),
    ]
  )
  func `a table is the one in its file`(name: String, trace: Trace) throws {
    try Snapshot.expect(InterleavingTable(trace).lines, name)
  }

  private static func failure(_ trace: Trace, invariant: String?, actual: String) -> FailureFile {
    let plan = IterationPlan(
      scenario: "race",
      parameters: ["workers": 2],
      defect: invariant.map { _ in "check-then-set" },
      seed: Seed(1),
      stepLimit: 20_000
    )
    return FailureFile(
      plan: plan,
      iteration: 17,
      seed: plan.seed(ofIteration: 17),
      build: "debug",
      toolchain: "swift 6.3.1",
      invariant: invariant,
      kind: invariant == nil ? .livelock : nil,
      description: invariant == nil ? FailureKind.livelock.text : "every update counts",
      expected: invariant == nil ? FailureKind.livelock.text : "2",
      actual: actual,
      fingerprint: "0123456789ab",
      digest: Seed(7),
      minimization: MinimizationEvidence(
        preemptionsBefore: 9,
        stepsBefore: 31,
        preemptions: trace.preemptions.count,
        steps: trace.steps.count,
        replays: 42,
        limitReached: invariant == nil
      ),
      schedule: ScheduleText.text(of: trace.choices),
      trace: trace.stored,
      table: InterleavingTable(trace).lines,
      replay: "race-stress run race --seed 0x0000000000000001 --iteration 17"
    )
  }

  @Test func `a broken invariant is explained as in its file`() throws {
    let failure = Self.failure(Self.lostUpdate, invariant: "U1", actual: "1")
    #expect(failure.stepsFit)
    #expect(failure.choices?.count == Self.lostUpdate.choices.count)
    try Snapshot.expect(
      Explanation(failure, path: "evidence/failures/\(failure.fingerprint).json").lines,
      "explain-lost-update"
    )
  }

  @Test func `an explanation shows the table in the width of its reader`() {
    let failure = Self.failure(Self.lostUpdate, invariant: "U1", actual: "1")
    let narrow = InterleavingTable(failure.trace).lines(within: 60)
    #expect(narrow != failure.table)
    let lines = Explanation(failure, tableWidth: 60).lines
    #expect(lines.contains(narrow))
    #expect(!lines.contains(failure.table))
    // Without the middle of its trace, only the recorded table is whole.
    let long = Self.failure(Self.livelock, invariant: nil, actual: "")
    #expect(Explanation(long, tableWidth: 60).lines.contains(long.table))
  }

  @Test func `tasks that are stuck are explained as in its file`() throws {
    let actual =
      "run has not returned after 3001 steps; 2 tasks are left: 'a' in "
      + "Polite.pass(_:) (Polite.swift:31), 'b' in Polite.ask() (Polite.swift:7)"
    let failure = Self.failure(Self.livelock, invariant: nil, actual: actual)
    #expect(failure.stepsFit)
    // The choices of the middle are known from the schedule alone.
    let choices = try #require(failure.choices)
    #expect(choices.count == Self.livelock.choices.count)
    #expect(choices.contains { $0.ready == nil } && choices.first?.ready == 2)
    try Snapshot.expect(Explanation(failure).lines, "explain-livelock")
  }

  @Test func `a real race is explained as in the file of its build`() throws {
    let run = try MinimizationRun(DoubleWithdrawal.self, iterations: 16)
    let report = try ScenarioReport(run.tally, plan: run.plan, explorer: run.explorer)
    var failure = try #require(report.failures.first)
    // The version of the toolchain is no matter here.
    failure.toolchain = ""
    #if DEBUG
      let name = "explain-double-withdrawal.debug"
    #else
      let name = "explain-double-withdrawal.release"
    #endif
    try Snapshot.expect(Explanation(failure, path: "failures/NAME.json").lines, name)
  }
}
