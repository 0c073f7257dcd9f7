import Testing

@testable import WorkflowEngine

struct LinkTests {
  /// Two tasks to link, in a run where t1 waits for t0 and t2 for t1.
  ///
  /// t3 has no links, t4 belongs to another run, and t9 was never created.
  struct Refused: Sendable, CustomTestStringConvertible {
    let child: Int
    let parent: Int
    let reason: RefusalReason

    var testDescription: String { "t\(child) after t\(parent): \(reason)" }

    init(_ child: Int, after parent: Int, _ reason: RefusalReason) {
      self.child = child
      self.parent = parent
      self.reason = reason
    }

    static let all = [
      Refused(9, after: 0, .unknownTask), Refused(0, after: 9, .unknownTask),
      Refused(9, after: 9, .unknownTask), Refused(3, after: -1, .unknownTask),
      Refused(3, after: 3, .selfLink), Refused(3, after: 4, .foreignRun),
      Refused(4, after: 3, .foreignRun), Refused(1, after: 0, .alreadyLinked),
      Refused(2, after: 1, .alreadyLinked), Refused(0, after: 1, .linkCycle),
      Refused(0, after: 2, .linkCycle), Refused(1, after: 2, .linkCycle),
    ]
  }

  private func chain() async throws -> Bench {
    let bench = try await Bench()
    let first = try await bench.task()
    let second = try await bench.task(after: [first])
    _ = try await bench.task(after: [second])
    _ = try await bench.task()
    _ = try await bench.engine.createTask(in: try await bench.engine.createRun())
    return bench
  }

  @Test(arguments: Refused.all)
  func `an invalid link is refused and records nothing`(_ link: Refused) async throws {
    let bench = try await chain()
    let before = try bench.events().count
    let (child, parent) = (TaskID(rawValue: link.child), TaskID(rawValue: link.parent))
    #expect(try await bench.engine.link(child, after: parent) == .refused(link.reason))
    #expect(try bench.events().count == before)
  }

  @Test(arguments: TaskStatus.allCases)
  func `a task that is under way or done cannot be linked`(_ status: TaskStatus) async throws {
    let bench = try await Bench()
    let child = try await bench.task()
    let parent = try await bench.task()
    _ = try await bench.bring(child, to: status)
    let reply = try await bench.engine.link(child, after: parent)
    switch status {
    case .dispatched, .queued, .running, .cancelRequested:
      #expect(reply == .refused(.activeAttempt))
    case .succeeded, .archived: #expect(reply == .refused(.taskFinished))
    case .created, .blocked, .failed, .submitFailed, .cancelled:
      #expect(reply == .accepted)
      #expect(try await bench.row(child).unmetDependencies == 1)
    }
    #expect(try await bench.findings() == [])
  }

  @Test func `a link demotes a ready task until the parent is done`()
    async throws
  {
    let bench = try await Bench()
    let (child, parent) = (try await bench.task(), try await bench.task())
    let before = try bench.events().count
    #expect(try await bench.engine.link(child, after: parent) == .accepted)
    #expect(
      try bench.events(since: before) == [
        .linked(parent: parent, child: child), .taskDemoted(child, .dependenciesNotSatisfied),
      ]
    )
    #expect(try await bench.row(child).dependencies == [parent])
    #expect(try await bench.row(parent).dependents == [child])
    #expect(try await bench.engine.dispatch(child) == .refused(.dependenciesNotSatisfied))
    try await bench.succeed(parent)
    #expect(try await bench.isReady(child))
    #expect(try bench.promotions(of: child) == 2)
    try await bench.succeed(child)
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: [TaskStatus.succeeded, .archived])
  func `a link to a finished task does not make its child wait`(_ status: TaskStatus) async throws {
    let bench = try await Bench()
    let (child, parent) = (try await bench.task(), try await bench.task())
    _ = try await bench.bring(parent, to: status)
    let before = try bench.events().count
    #expect(try await bench.engine.link(child, after: parent) == .accepted)
    #expect(try bench.events(since: before) == [.linked(parent: parent, child: child)])
    #expect(try await bench.isReady(child))
    #expect(try await bench.findings() == [])
  }

  @Test func `a task becomes ready once, when its last parent is done`() async throws {
    let bench = try await Bench()
    var parents: [TaskID] = []
    for _ in 0..<4 { parents.append(try await bench.task()) }
    let child = try await bench.task(after: parents)
    for parent in parents {
      #expect(try bench.promotions(of: child) == 0)
      try await bench.succeed(parent)
    }
    #expect(try bench.promotions(of: child) == 1)
  }

  @Test func `removing the last unmet link makes a task ready`() async throws {
    let bench = try await Bench()
    let parents = [try await bench.task(), try await bench.task()]
    let child = try await bench.task(after: parents)
    #expect(try await bench.engine.unlink(child, from: parents[0]) == .accepted)
    #expect(try await !bench.isReady(child))
    #expect(try await bench.engine.unlink(child, from: parents[1]) == .accepted)
    #expect(try bench.events().last == .taskReady(child))
    #expect(try await bench.row(parents[0]).dependents == [])
    try await bench.start(child)
    #expect(try await bench.findings() == [])
  }

  @Test func `tasks without a link cannot be unlinked`() async throws {
    let bench = try await chain()
    for (child, parent, reason) in [
      (0, 1, RefusalReason.notLinked), (2, 0, .notLinked), (3, 3, .notLinked), (3, 4, .notLinked),
      (9, 0, .unknownTask), (0, 9, .unknownTask),
    ] {
      let (child, parent) = (TaskID(rawValue: child), TaskID(rawValue: parent))
      #expect(try await bench.engine.unlink(child, from: parent) == .refused(reason))
    }
  }

  @Test func `a removed link can be made in the other direction`() async throws {
    let bench = try await chain()
    let (first, second) = (TaskID(rawValue: 0), TaskID(rawValue: 1))
    #expect(try await bench.engine.unlink(second, from: first) == .accepted)
    #expect(try await bench.engine.link(first, after: second) == .accepted)
    #expect(try await bench.engine.link(second, after: first) == .refused(.linkCycle))
    #expect(try await bench.findings() == [])
  }

  @Test(arguments: [UInt64](1...6))
  func `a link is refused as a cycle exactly if a search finds one`(_ seed: UInt64) async throws {
    let bench = try await Bench()
    var random = SplitMix64(seed: seed)
    let count = 9
    for _ in 0..<count { _ = try await bench.task() }
    var parents: [Set<Int>] = Array(repeating: [], count: count)
    func waits(_ task: Int, for ancestor: Int) -> Bool {
      task == ancestor || parents[task].contains { waits($0, for: ancestor) }
    }
    var cycles = 0
    for _ in 0..<120 {
      let child = Int.random(in: 0..<count, using: &random)
      let parent = Int.random(in: 0..<count, using: &random)
      guard child != parent else { continue }
      let (below, above) = (TaskID(rawValue: child), TaskID(rawValue: parent))
      if parents[child].contains(parent) {
        #expect(try await bench.engine.unlink(below, from: above) == .accepted)
        parents[child].remove(parent)
      } else if waits(parent, for: child) {
        cycles += 1
        #expect(try await bench.engine.link(below, after: above) == .refused(.linkCycle))
      } else {
        #expect(try await bench.engine.link(below, after: above) == .accepted)
        parents[child].insert(parent)
      }
    }
    #expect(cycles > 5)
    #expect(try await bench.findings() == [])
  }
}
