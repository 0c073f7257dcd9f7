import Testing

@testable import StressKit

/// What a Swift program does is under control, or is named where it leaves it.
struct ConstructTests {
  private static func select(_ accept: (Construct.Handling) -> Bool) -> [Construct] {
    let apart = (HookConstructs.all + RunLoopConstructs.all).map(\.name)
    return Construct.all.filter { accept($0.handling) && !apart.contains($0.name) }
  }

  static let controlled = select { $0 == .controlled }
  static let named = select { if case .named = $0 { true } else { false } }
  static let deadlocked = select { if case .deadlocks = $0 { true } else { false } }
  static let givenUp = select { if case .givenUp = $0 { true } else { false } }

  private func run(_ construct: Construct, seed: UInt64) throws -> (ControlledRun, [String]) {
    let log = Log()
    let run = try ControlledRun(seed: seed, onCarriers: true) { try await construct.program(log) }
    return (run, log.lines)
  }

  @Test(arguments: controlled)
  func `what is controlled repeats, and reaches every order`(_ construct: Construct) throws {
    try expectEveryOrder(of: construct)
  }

  @Test func `timers of run loops repeat, and reach every order`() async {
    await #expect(processExitsWith: .success) {
      for construct in RunLoopConstructs.all {
        try ConstructTests().expectEveryOrder(of: construct)
      }
    }
  }

  private func expectEveryOrder(of construct: Construct) throws {
    var outcomes: Set<[String]> = []
    for seed in 0..<UInt64(300) {
      let (first, lines) = try run(construct, seed: seed)
      #expect(first.hasFinished, "seed \(seed): \(first.failure?.detail ?? "")")
      #expect(first.sharedSteps == 0)
      #expect(first.escapes == [])
      #expect(first.foreignJobs == 0)
      #expect(first.liveTasks == 0)
      #expect(first.isClean)
      outcomes.insert(lines)
      if seed.isMultiple(of: 10) {
        let (second, again) = try run(construct, seed: seed)
        #expect(first.digest == second.digest)
        #expect(lines == again)
      }
      guard first.hasFinished else { break }
    }
    switch construct.outcomes {
    case .always(let lines): #expect(outcomes == [lines])
    case .exactly(let count): #expect(outcomes.count == count, "\(outcomes)")
    case .several: #expect(outcomes.count > 1)
    case .any: break
    }
  }

  @Test(arguments: named)
  func `what leaves control works, and is named with its place`(_ construct: Construct) throws {
    try expectName(of: construct)
  }

  @Test func `a hook that is taken is named with its place`() async {
    // A hook is the whole process's: what other tests control here would notice it as well.
    await #expect(processExitsWith: .success) {
      for construct in HookConstructs.all { try ConstructTests().expectName(of: construct) }
    }
  }

  private func expectName(of construct: Construct) throws {
    guard case .named(let event) = construct.handling else {
      Issue.record("\(construct) is not named")
      return
    }
    // A library may start a thread of its own when it is used for the first time.
    _ = try run(construct, seed: 0)
    var names: Set<String> = []
    for seed in 0..<UInt64(4) {
      let (run, lines) = try run(construct, seed: seed)
      #expect(run.hasFinished, "\(run.failure?.detail ?? "")")
      #expect(run.sharedSteps == 0)
      if case .always(let expected) = construct.outcomes { #expect(lines == expected) }
      names.insert(run.escapes.first ?? "nothing")
    }
    #expect(names.count == 1, "\(names)")
    let name = try #require(names.first)
    #expect(name.hasPrefix("\(event) "))
    #if DEBUG
      #expect(name.contains(" at \(construct.file):"), "\(name)")
    #endif
    #expect(name.contains(" in "), "\(name)")
  }

  @Test(arguments: deadlocked)
  func `what waits for nothing that can come is a deadlock with its reason`(
    _ construct: Construct
  ) throws {
    guard case .deadlocks(let reason) = construct.handling else { return }
    for seed in 0..<UInt64(6) {
      let (run, _) = try run(construct, seed: seed)
      let failure = try #require(run.failure)
      #expect(failure.kind == .deadlock)
      #expect(failure.detail.contains("waits for \(reason)"), "\(failure.detail)")
    }
  }

  @Test(arguments: givenUp)
  func `what can never go on ends with a reason and its place`(_ construct: Construct) throws {
    guard case .givenUp(let reason) = construct.handling else { return }
    let run = try WatchedRun { try await construct.program(Log()) }
    let fate = try #require(run.fate)
    #expect(fate.detail.contains(reason), "\(fate.detail)")
    #if DEBUG
      #expect(fate.detail.contains("(\(construct.file):"), "\(fate.detail)")
    #endif
  }
}
