import Testing

@testable import StressKit

/// A table shows what decides, in the row in which it happens.
struct InterleavingTableTests {
  private static func step(
    _ task: Int,
    _ kind: String,
    at time: Int = 0,
    _ effects: [Trace.Effect]? = nil,
    wakes: Int? = nil
  ) -> Trace.Step {
    Trace.Step(
      task: task,
      actor: nil,
      kind: kind,
      function: nil,
      location: nil,
      time: time,
      ready: [task],
      taken: 0,
      effects: effects,
      wakes: wakes
    )
  }

  private static func effect(_ kind: Trace.Effect.Kind, _ task: Int) -> Trace.Effect {
    Trace.Effect(kind: kind, task: task)
  }

  @Test func `a row says whom it starts, resumes and cancels`() {
    let trace = Trace(
      tasks: ["body", "a", "b"],
      steps: [
        Self.step(0, "start", [Self.effect(.start, 1), Self.effect(.start, 2)]),
        Self.step(1, "start", [Self.effect(.resume, 2), Self.effect(.cancel, 0)]),
        Self.step(2, "resume", [Self.effect(.misuse, 1)]),
      ]
    )
    #expect(
      InterleavingTable(trace).lines == [
        "step  body    a       b        effects",
        "   1  starts                   starts a, b",
        "   2          starts           resumes b; cancels body",
        "   3                  resumed  resumes a a second time",
      ]
    )
  }

  @Test func `a row says what its task waits for, and who holds it`() {
    let trace = Trace(
      tasks: ["body", "a"],
      steps: [
        Self.step(0, "start", [Trace.Effect(kind: .wait, task: 1, object: "a lock")]),
        Self.step(
          1,
          "start",
          [Trace.Effect(kind: .wait, task: nil, object: "a signal of a condition")]
        ),
      ]
    )
    #expect(
      InterleavingTable(trace).lines == [
        "step  body    a       effects",
        "   1  starts          waits for a lock that a holds",
        "   2          starts  waits for a signal of a condition",
      ]
    )
  }

  @Test func `a sleep is shown in its task's column, with the time at which it ends`() {
    let trace = Trace(
      tasks: ["body", "other", "timer", "late timer"],
      steps: [
        Self.step(0, "start"), Self.step(1, "start"),
        Self.step(2, "resume", at: 8_000_000, wakes: 0),
        Self.step(2, "hop", at: 8_000_000, [Self.effect(.resume, 0)], wakes: 0),
        Self.step(0, "resume", at: 8_000_000),
        // The timer of a sleep that was cancelled wakes nobody.
        Self.step(3, "resume", at: 9_000_000, wakes: 1),
        Self.step(1, "resume", at: 9_000_000),
      ]
    )
    #expect(
      InterleavingTable(trace).lines == [
        "step  body    other",
        "   1  starts",
        "   2          starts",
        "… time goes on to 8 ms …",
        "   4  wakes",
        "… time goes on to 9 ms …",
        "   7          resumed",
      ]
    )
  }

  @Test func `the step that failed is marked, and the mark is explained`() {
    var trace = Trace(tasks: ["body", "a"], steps: [Self.step(0, "start"), Self.step(1, "start")])
    trace.ending = Trace.Ending(kind: .crashed, tasks: [1])
    #expect(
      InterleavingTable(trace).lines == [
        "step  body    a       effects",
        "   1  starts",
        "   2!         starts  crashes",
        "",
        "! the step that crashed",
      ]
    )
    trace.ending = Trace.Ending(kind: .deadlock, tasks: [0, 1])
    #expect(InterleavingTable(trace).lines.count { $0.contains("!") } == 3)
    #expect(InterleavingTable(trace).lines[1].hasSuffix("waits forever"))
    trace.ending = Trace.Ending(kind: .livelock, tasks: [0, 1])
    #expect(InterleavingTable(trace).lines.last?.contains("step limit") == true)
  }

  @Test func `tasks of a single step share a column`() {
    let trace = Trace(
      tasks: ["body", "a", "b", "c"],
      steps: [
        Self.step(0, "start"), Self.step(2, "start"), Self.step(1, "start"),
        Self.step(3, "start", [Self.effect(.resume, 0)]), Self.step(0, "resume"),
      ]
    )
    #expect(
      InterleavingTable(trace).lines == [
        "step  body     (one step)  effects",
        "   1  starts",
        "   2           b",
        "   3           a",
        "   4           c           resumes body",
        "   5  resumed",
      ]
    )
  }

  @Test func `where columns need too much width, a row names its task`() {
    let tasks = (0..<20).map { "worker \($0)" }
    let steps = tasks.indices.flatMap { [Self.step($0, "start"), Self.step($0, "resume")] }
    let lines = InterleavingTable(Trace(tasks: tasks, steps: steps)).lines
    #expect(
      lines.prefix(3) == ["step  task", "   1  worker 0   starts", "   2  worker 0   resumed"]
    )
    #expect(lines.allSatisfy { $0.count <= InterleavingTable.standardWidth })
  }

  @Test func `effects that need too much width are folded between words`() {
    let trace = Trace(
      tasks: ["body", "the first messenger", "the second messenger"],
      steps: [Self.step(0, "start", [Self.effect(.start, 1), Self.effect(.start, 2)])]
    )
    #expect(
      InterleavingTable(trace).lines == [
        "step  body    effects",
        "   1  starts  starts the first messenger, the second messenger",
      ]
    )
    #expect(
      InterleavingTable(trace).lines(within: 0) == [
        "step  body    effects",
        "   1  starts  starts the first messenger, the second",
        "              messenger",
      ]
    )
  }

  @Test(arguments: [60, 80, 120, 200])
  func `no line is wider than the terminal`(width: Int) {
    let tasks = (0..<20).map { "the worker who has the number \($0)" }
    let steps = tasks.indices.map { Self.step($0, "start", [Self.effect(.resume, 19 - $0)]) }
    let lines = InterleavingTable(Trace(tasks: tasks, steps: steps)).lines(within: width)
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(lines.contains { $0.contains("resumes the worker") })
  }

  @Test(arguments: [
    (0, "0 ns"), (999, "999 ns"), (1_000, "1 µs"), (8_000_000, "8 ms"), (1_500_000, "1.5 ms"),
    (1_000_000_001, "1.000000001 s"), (3_600_000_000_000, "3600 s"),
  ])
  func `a time is shown in a unit that fits`(nanoseconds: Int, text: String) {
    #expect(VirtualTime.text(of: nanoseconds) == text)
  }
}
