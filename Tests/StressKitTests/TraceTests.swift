import Foundation
import Testing

@testable import StressKit

struct TraceTests {
  private static let choices = [0, 0, 0, 2, 1, 35, 36, 36].map {
    RecordedSchedule.Choice(index: $0, ready: 40, task: 1)
  }

  @Test func `a schedule is written compactly and read back`() {
    let text = ScheduleText.text(of: Self.choices)
    #expect(text == "0*3.2.1.z.10*2")
    #expect(ScheduleText.choices(in: text)?.map(\.index) == Self.choices.map(\.index))
    #expect(ScheduleText.choices(in: "") == [])
    #expect(ScheduleText.text(of: []) == "")
  }

  @Test(arguments: [".", "1.", "*2", "1*", "1*0", "1*-1", "-1", "1*2*3", "é", "1*999999999999"])
  func `what is no schedule is refused`(text: String) {
    #expect(ScheduleText.choices(in: text) == nil)
  }

  @Test func `tasks without a name go by creator and number, and names are unique`() {
    let tasks = [
      TaskRecord(parent: 0, ordinal: 0, name: "body", phase: .body, isDone: true),
      TaskRecord(parent: 1, ordinal: 1, name: nil, phase: .body, isDone: true),
      TaskRecord(parent: 1, ordinal: 2, name: "worker", phase: .body, isDone: true),
      TaskRecord(parent: 2, ordinal: 1, name: nil, phase: .body, isDone: true),
      TaskRecord(parent: 1, ordinal: 3, name: "worker", phase: .body, isDone: true),
    ]
    #expect(TaskNames.names(of: tasks) == ["body", "body.1", "worker", "body.1.1", "worker #2"])
  }

  @Test func `a name of any form is shown on one short line`() {
    let names = [
      "two\nlines\there", String(repeating: "x", count: 500), "at 0x00007f1234567890", "",
    ]
    let tasks = names.map {
      TaskRecord(parent: 0, ordinal: 0, name: $0, phase: .body, isDone: true)
    }
    let shown = TaskNames.names(of: tasks)
    #expect(shown[0] == "two lines here")
    #expect(shown[1].count == TaskNames.limit)
    #expect(shown[2] == "at 0x…")
    #expect(shown[3] == "")
  }

  @Test func `actors go by type, and by number where one type has several`() {
    let types: [Any.Type?] = [nil, Int.self, String.self, Int.self]
    #expect(ActorNames.names(of: types) == ["MainActor", "Int #1", "String", "Int #2"])
  }

  @Test(arguments: [
    ("(3) await resume partial function for closure #1 in run()", "closure #1 in run()"),
    ("specialized closure #1 in run()", "closure #1 in run()"),
    ("(1) suspend resume partial function for Ledger.read(_:)", "Ledger.read(_:)"),
    ("partial apply for closure #2 in f()", "closure #2 in f()"),
    (
      "(2) await resume partial function for "
        + "protocol witness for Scenario.run(_:_:) in conformance Race",
      "Race.run(_:_:)"
    ),
    ("main", "main"), ("(not a number) f", "(not a number) f"), ("", ""),
  ])
  func `a function is shown without what the demangler adds`(name: String, shown: String) {
    #expect(Symbolizer.shortened(name) == shown)
  }

  @Test(arguments: [
    ("$ss22withUnsafeContinuation", true), ("$sScT5valuexvg", true), ("$s9Scenarios4RaceV", false),
    ("main", false), ("", false), ("$s", true),
    // NSLocking.withLock and Mutex.withLock, of which the compiler makes copies.
    ("$s10Foundation9NSLockingPAAE8withLockyqd__qd__yKXEKlF", true),
    (
      "$s15Synchronization5MutexVAARi_zrlE8withLockyqd__qd__xzYuqd_0_YKYTXEqd_0_YKs5ErrorRd_0_lF",
      true
    ),
    // A parameter whose type is from an extension.
    ("$s4main6decode2asySS20FoundationEssentialsE8EncodingV_tF", false),
    // Extensions in the module Mine of NSLocking, and of Array.
    ("$s10Foundation9NSLockingP4MineE6helperyyF", false), ("$sSa4MineE3fooyyF", false),
  ])
  func `code of the toolchain is known by its mangled names`(name: String, isStandard: Bool) {
    #expect(ToolchainModules.contain(name) == isStandard)
  }

  private static let sample = Trace(
    tasks: ["body", "reader", "writer"],
    actors: ["Store"],
    steps: [
      step(0, nil, "start", "Race.swift:10", [0], 0),
      step(1, nil, "start", nil, [1, 2], 0),
      step(1, 0, "hop", "Store.swift:3", [1, 2], 0),
      step(2, nil, "start", nil, [2, 1], 0),
      step(2, 0, "hop", "Store.swift:8", [1, 2], 1),
      step(1, nil, "hop", "Race.swift:14", [1], 0),
      step(nil, nil, "job", nil, [-1, 0], 0),
      step(0, nil, "resume", "Race.swift:20", [0], 0),
    ]
  )

  private static func step(
    _ task: Int?,
    _ actor: Int?,
    _ kind: String,
    _ location: String?,
    _ ready: [Int],
    _ taken: Int
  ) -> Trace.Step {
    Trace.Step(
      task: task,
      actor: actor,
      kind: kind,
      function: nil,
      location: location,
      time: 0,
      ready: ready,
      taken: taken
    )
  }

  @Test func `an interleaving is a table with a column per task`() {
    #expect(
      InterleavingTable(Self.sample).lines.joined(separator: "\n") == """
        step  (runtime)  body     reader   writer  at
           1             starts                    Race.swift:10
           2                      starts
           3                      Store            Store.swift:3
           4*                              starts
           5                               Store   Store.swift:8
           6                      goes on          Race.swift:14
           7  job
           8             resumed                   Race.swift:20

        \(InterleavingTable.legend)
        """
    )
  }

  @Test func `a long interleaving is shown from both ends`() {
    var trace = Trace(tasks: ["a", "b"])
    for number in 0..<1_000 {
      trace.steps.append(Self.step(number % 2, nil, "resume", "A.swift:\(number)", [number % 2], 0))
    }
    let lines = InterleavingTable(trace).lines
    #expect(lines.count == InterleavingTable.rowLimit + 2)
    #expect(lines.contains("… 600 rows left out …"))
    #expect(lines.last?.hasPrefix("1000") == true)
  }

  @Test func `rows that come again and again are shown once and counted`() {
    var trace = Trace(tasks: ["a", "b"])
    for number in 0..<1_000 {
      trace.steps.append(Self.step(number % 2, nil, "yield", nil, [0, 1], number % 2))
    }
    #expect(
      InterleavingTable(trace).lines == [
        "step  a        b", "   1  yielded", "   2           yielded",
        "… these 2 rows 499 more times …",
      ]
    )
  }

  @Test func `a long trace is stored without its middle, and its steps keep their numbers`() {
    var trace = Trace(tasks: ["a"])
    for number in 0..<1_000 {
      trace.steps.append(Self.step(0, nil, "hop", "A.swift:\(number)", [0], 0))
    }
    let stored = trace.stored
    #expect(stored.steps.count == Trace.storedSteps)
    #expect(stored.gap == Trace.Gap(after: 200, steps: 600))
    #expect(stored.stepCount == 1_000)
    #expect(stored.number(ofStepAt: 199) == 200)
    #expect(stored.number(ofStepAt: 200) == 801)
    #expect(stored.stored == stored)
    #expect(stored.firstDifference(from: trace.stored) == nil)
    var longer = trace
    longer.steps.append(trace.steps[0])
    #expect(stored.firstDifference(from: longer.stored) != nil)
    #expect(Self.sample.stored == Self.sample)
  }

  @Test func `a preemption stops a task that could go on, not one that yields or waits`() {
    func preemptions(_ steps: [Trace.Step]) -> [Int] {
      Trace(tasks: ["a", "b"], steps: steps).preemptions
    }
    let stopped = Self.step(1, nil, "hop", nil, [0, 1], 1)
    let goesOn = Self.step(0, nil, "hop", nil, [0], 0)
    #expect(preemptions([Self.step(0, nil, "start", nil, [0, 1], 0), stopped, goesOn]) == [1])
    #expect(preemptions([Self.step(0, nil, "start", nil, [0, 1], 0), stopped]) == [])
    #expect(
      preemptions([
        Self.step(0, nil, "start", nil, [0, 1], 0), stopped,
        Self.step(0, nil, "yield", nil, [0, 1], 0), Self.step(1, nil, "hop", nil, [1], 0),
      ]) == [2]
    )
    #expect(
      preemptions([
        Self.step(0, nil, "start", nil, [0, 1], 0), Self.step(1, nil, "hop", nil, [1], 0),
      ]) == []
    )
    // After so many steps in a row a task has had its turn.
    let turn = (0..<SegmentedSchedule.patience).map { _ in
      Self.step(0, nil, "hop", nil, [0, 1], 0)
    }
    #expect(preemptions(turn + [stopped, goesOn]) == [])
    #expect(preemptions(turn.dropLast() + [stopped, goesOn]) == [SegmentedSchedule.patience - 1])
  }

  @Test func `an empty interleaving is a heading`() {
    #expect(InterleavingTable(Trace()).lines == ["step"])
  }

  @Test func `the choices of a trace are its steps with more than one ready`() {
    #expect(
      Self.sample.choices.map(\.index) == [0, 0, 0, 1, 0]
    )
    #expect(Self.sample.choices.map(\.task) == [2, 2, 3, 3, 0])
  }

  @Test func `a trace differs where another was ready or was taken`() {
    #expect(Self.sample.firstDifference(from: Self.sample) == nil)
    var other = Self.sample
    other.steps[3].taken = 1
    #expect(Self.sample.firstDifference(from: other) == 3)
    other = Self.sample
    other.tasks[1] = "other"
    #expect(Self.sample.firstDifference(from: other) == 1)
    other = Self.sample
    other.steps.removeLast()
    #expect(Self.sample.firstDifference(from: other) == 7)
  }

  @Test func `a fingerprint does not see lines, times and repeated steps`() {
    func fingerprint(_ trace: Trace, _ failure: String = "D1") -> String {
      Fingerprint.of(scenario: "race", failure: failure, trace: trace)
    }
    var moved = Self.sample
    moved.steps[2].location = "Store.swift:99"
    moved.steps[4].time = 7
    moved.steps.insert(moved.steps[4], at: 4)
    #expect(fingerprint(moved) == fingerprint(Self.sample))
    #expect(fingerprint(Self.sample).count == Fingerprint.length)
    #expect(fingerprint(Self.sample, "D2") != fingerprint(Self.sample))
    var swapped = Self.sample
    swapped.steps.swapAt(2, 3)
    #expect(fingerprint(swapped) != fingerprint(Self.sample))
    // Which of several like tasks it is does not count.
    var numbered = Self.sample
    numbered.tasks = ["body", "worker 1", "worker 2"]
    var renumbered = numbered
    renumbered.tasks = ["body", "worker 12", "worker 7"]
    #expect(fingerprint(renumbered) == fingerprint(numbered))
    #expect(fingerprint(numbered) != fingerprint(Self.sample))
  }

  @Test func `text from code under test is the same wherever it was built`() throws {
    let root = "\(#filePath)".replacing("Tests/StressKitTests/TraceTests.swift", with: "")
    #expect(
      StableText.of("\(root)Sources/A.swift at 0x00007f1234567890") == "Sources/A.swift at 0x…"
    )
    let other = FileManager.default.temporaryDirectory.appending(path: "stable text \(UUID())")
    let folder = other.appending(path: "Plain/Code")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: other) }
    try Data().write(to: other.appending(path: "Package.swift"))
    StableText.addRoot(ofPackageWith: folder.appending(path: "A.swift").path)
    #expect(StableText.of("at \(folder.path)/B.swift") == "at Plain/Code/B.swift")
    // As on a machine that has the program and not its sources.
    StableText.addRoot(ofPackageWith: "/nowhere/Moved/Tests/MovedTests/Sources/A.swift")
    #expect(StableText.of("at /nowhere/Moved/Sources/B.swift") == "at Sources/B.swift")
    #expect(StableText.of("0x2a stays") == "0x2a stays")
    let long = StableText.of(String(repeating: "x", count: 5_000))
    #expect(long.count < StableText.limit + 40)
    #expect(long.hasSuffix("(5000 characters in all)"))
  }
}
