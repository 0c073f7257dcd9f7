import Testing

@testable import StressKit

/// The inputs of decisions about faults.
struct FaultCourseTests {
  private struct Refused: Error {}

  private static let points = [
    FaultPoint("commit", "before a commit", .crash, .error { Refused() }, percent: 50, limit: 100),
    FaultPoint("wait", "before a wait", .delay(upTo: .seconds(2)), percent: 100, limit: 3),
    FaultPoint("never", "nowhere", .cancellation, percent: 0),
  ]

  private func course(_ seed: UInt64, recorded: [InjectedFault]? = nil) -> FaultCourse {
    var course = FaultCourse(Self.points, seed: Seed(seed), recorded: recorded)
    course.isOpen = true
    return course
  }

  private func record(
    _ seed: UInt64,
    _ visits: [(String, String?)],
    recorded: [InjectedFault]? = nil
  ) -> [InjectedFault] {
    var course = course(seed, recorded: recorded)
    for (point, task) in visits { _ = course.visit(point, by: task) }
    return course.record
  }

  private static let visits: [(String, String?)] = (0..<40).flatMap { _ in
    [("commit", "Ann"), ("commit", "Bob"), ("wait", "Ann"), ("never", "Bob")]
  }

  @Test func `The same seed gives the same decisions, and another seed others`() {
    let first = record(1, Self.visits)
    #expect(first.count > 20)
    #expect(record(1, Self.visits) == first)
    #expect(record(2, Self.visits) != first)
  }

  @Test(arguments: [3, 4, 5] as [UInt64])
  func `A decision does not depend on the order of the tasks`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    #expect(record(1, Self.visits.shuffled(using: &random)) == record(1, Self.visits))
  }

  @Test func `Unnamed tasks count as one task, separate from named ones`() {
    let unnamed = record(1, [("wait", nil), ("wait", nil), ("wait", ""), ("wait", "Ann")])
    #expect(unnamed.map(\.task) == [nil, nil, "", "Ann"])
    #expect(unnamed.map(\.visit) == [1, 2, 1, 1])
    #expect(Set(unnamed.map(\.delayNanoseconds)).count == 4)
  }

  @Test func `A point limits the faults of each task`() {
    let faults = record(1, (0..<10).flatMap { _ in [("wait", "Ann"), ("wait", "Bob")] })
    #expect(faults.map(\.visit) == [1, 2, 3, 1, 2, 3])
  }

  @Test func `A point of 0 percent injects nothing but counts visits`() {
    var course = course(1)
    for (point, task) in Self.visits { _ = course.visit(point, by: task) }
    #expect(course.visitCounts == ["commit": 80, "wait": 40, "never": 40])
    #expect(!course.record.contains { $0.point == "never" })
  }

  @Test func `Every declared kind is drawn, and delays stay within their limit`() {
    var seen: Set<FaultKind> = []
    var delays: [Int64] = []
    for seed in 1...50 as ClosedRange<UInt64> {
      for fault in record(seed, Self.visits) {
        seen.insert(fault.kind)
        if let delay = fault.delayNanoseconds { delays.append(delay) }
      }
    }
    #expect(seen == [.crash, .error, .delay])
    #expect(delays.count == 150)
    #expect(delays.allSatisfy { (1...2_000_000_000).contains($0) })
    #expect(Set(delays).count > 100)
  }

  @Test func `Outside the body nothing is injected or counted`() {
    var course = FaultCourse(Self.points, seed: Seed(1), recorded: nil)
    for (point, task) in Self.visits { _ = course.visit(point, by: task) }
    #expect(course.record == [])
    #expect(course.visitCounts.values.allSatisfy { $0 == 0 })
  }

  @Test func `A recording decides instead of the seed, in any order of visits`() {
    let recorded = record(1, Self.visits)
    #expect(record(2, Self.visits, recorded: recorded) == recorded)
    #expect(record(1, Self.visits.reversed(), recorded: recorded) == recorded)
    #expect(record(1, Self.visits, recorded: []) == [])
  }

  @Test func `A recorded kind that the point no longer declares is ignored`() {
    let known = InjectedFault(point: "commit", task: "Ann", visit: 1, kind: .crash, choice: 0)
    var kind = known
    kind.kind = .delay
    var choice = known
    choice.choice = 7
    #expect(record(1, Self.visits, recorded: [known]) == [known])
    #expect(record(1, Self.visits, recorded: [kind]) == [])
    #expect(record(1, Self.visits, recorded: [choice]) == [])
  }

  @Test func `An undeclared point is recorded, in the body and before it`() {
    var course = FaultCourse(Self.points, seed: Seed(1), recorded: nil)
    #expect(course.visit("comit", by: nil) == nil)
    #expect(course.undeclared == ["fault point 'comit'"])
  }
}
