import Foundation
import StressTesting
import Testing

/// Iterations that end their process elsewhere: here each is a failure, and the tests go on.
struct CrashTests {
  /// A way to come to a bad end.
  enum Misfortune: String, CaseIterable, Sendable {
    case fatalError, index, overflow, precondition, wildPointer, endlessRecursion, abort, exit

    func happen(_ zero: Int) {
      switch self {
      case .fatalError: Swift.fatalError("on purpose")
      case .index: Elsewhere.keep([Int]()[zero])
      case .overflow: Elsewhere.keep((Int.max - zero) + (zero + 1))
      case .precondition: Swift.precondition(zero > 0)
      case .wildPointer:
        unsafe UnsafeMutablePointer<Int>(bitPattern: 16 + zero)?.pointee = 1
      case .endlessRecursion: Elsewhere.keep(Self.recurse(zero))
      case .abort: Foundation.abort()
      case .exit: Foundation.exit(0)
      }
    }

    /// What a report says of it in every build.
    var trace: String {
      switch self {
      case .fatalError, .index, .overflow, .precondition: "a trap such as a failed precondition"
      case .wildPointer: "SIGSEGV, an access to memory that is not there"
      case .endlessRecursion: "stack overflow"
      case .abort: "SIGABRT"
      case .exit: "called exit(0)"
      }
    }

    @inline(never)
    private static func recurse(_ depth: Int) -> Int { depth < 0 ? 0 : recurse(depth + 1) + 1 }
  }

  @Test(arguments: Misfortune.allCases)
  func `A crash is a failure of its iteration, and the others are run`(
    misfortune: Misfortune
  ) async throws {
    let report = try await explore(iterations: 20, seed: 4, name: "\(misfortune)") { iteration in
      await Task.yield()
      if iteration.index == 12 { misfortune.happen(iteration.index - 12) }
    }
    #expect(report.verdict == .failed)
    #expect(report.iterations == 20)
    #expect(report.failed == 1)
    let violation = try #require(report.violations.first)
    #expect(violation.kind == .crashed)
    #expect(violation.iteration == 12)
    #expect(violation.interleaving.count > 1)
    #expect(violation.replay == "explore(seed: 4, replaying: 12) { … }")
    #expect(violation.text.contains(misfortune.trace))
  }

  @Test func `A crash says what the runtime said`() async throws {
    let report = try await explore(iterations: 1) { _ in Misfortune.fatalError.happen(0) }
    let text = try #require(report.violations.first?.text)
    #expect(text.contains("; the Swift runtime said: "))
    #expect(text.hasSuffix("Fatal error: on purpose"), "\(text)")
  }

  @Test func `A continuation that is never resumed is named by the runtime's message`() async throws
  {
    let report = try await explore(iterations: 1) { _ in
      await withCheckedContinuation(function: "forget()") { (_: CheckedContinuation<Void, Never>) in
      }
    }
    let violation = try #require(report.violations.first)
    #expect(violation.kind == .deadlock)
    #expect(violation.text.contains("CONTINUATION MISUSE: forget() leaked"), "\(violation.text)")
  }

  @Test func `A step that spins is a hang`() async throws {
    let report = try await explore(iterations: 4, watchdog: .milliseconds(50)) { iteration in
      var random = iteration.random
      while iteration.index == 2 && random.next() > 0 {}
    }
    #expect(report.iterations == 4)
    #expect(report.violations.map(\.kind) == [.hung])
    #expect(report.violations.map(\.iteration) == [2])
  }

  @Test func `A body that always crashes stops at a limit, and the report says so`() async throws {
    let limit = TestExploration.crashLimit
    let report = try await explore(iterations: limit + 1) { _ in Misfortune.abort.happen(0) }
    #expect(report.verdict == .failed)
    #expect(report.iterations == limit)
    #expect(report.failed == limit)
    #expect(report.violations.count == 10)
    #expect(report.violations.count { !$0.interleaving.isEmpty } == 1)
    #expect(report.reasons == ["stopped after \(limit) crashes: each leaves a thread behind"])
  }

  @Test func `A rare crash is found behind many crashes at another place`() async throws {
    let report = try await explore(iterations: 40) { iteration in
      await Task.yield()
      if iteration.index == 39 { Misfortune.index.happen(0) }
      if iteration.index >= 4 { Misfortune.abort.happen(0) }
    }
    #expect(report.iterations == 40)
    #expect(report.failed == 36)
    let shown = report.violations.filter { !$0.interleaving.isEmpty }
    #expect(shown.map(\.iteration) == [4, 39])
    #expect(shown.last?.text.contains("a trap") == true)
  }

  @Test func `A body that always hangs stops at a limit, and the report says so`() async throws {
    let limit = TestExploration.hangLimit
    let report = try await explore(iterations: 20, watchdog: .milliseconds(20)) { iteration in
      var random = iteration.random
      while random.next() > 0 {}
    }
    #expect(report.iterations == limit)
    #expect(report.reasons == ["stopped after \(limit) hangs: each takes the watchdog's time"])
  }

  @MainActor
  private static func happenOnMainActor(_ misfortune: Misfortune?) { misfortune?.happen(0) }

  @Test func `An iteration that crashes on the main actor gives its turn back`() async throws {
    for _ in 0..<2 {
      await #expect(throws: Violation.self) {
        try await verify(iterations: 2) { _ in
          await Self.happenOnMainActor(.fatalError)
        }
      }
    }
    let report = try await explore(iterations: 2) { _ in
      await Self.happenOnMainActor(nil)
    }
    #expect(report.verdict == .passed)
  }

  @Test func `A deadlock, a livelock and a leak are told apart`() async throws {
    let bodies: [(Violation.Kind, @Sendable (Iteration) async throws -> Void)] = [
      (
        .deadlock,
        { _ in unsafe await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in } }
      ),
      (.livelock, { _ in while !Task.isCancelled { await Task.yield() } }),
      (.leak, { _ in Task(name: "forgotten") { try await Task.sleep(for: .seconds(Int64.max)) } }),
    ]
    for (kind, body) in bodies {
      let violation = try #require(
        await #expect(throws: Violation.self) {
          try await verify(iterations: 3, stepLimit: 500, body)
        }
      )
      #expect(violation.kind == kind)
      #expect(violation.iteration == 0)
      #expect(!violation.interleaving.isEmpty)
    }
  }
}
