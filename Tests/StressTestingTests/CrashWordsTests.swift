import StressTesting
import Testing

/// A crash says what the runtime said, and its row of the table says what happened.
struct CrashWordsTests {
  private static func resume(_ continuation: CheckedContinuation<Void, Never>, times: Int) {
    for _ in 0..<times { continuation.resume() }
  }

  /// Crashes in every iteration, as a rule with a message of the runtime.
  private static func misuse(_ iterations: Int) async throws -> ExplorationReport {
    try await explore(iterations: iterations) { _ in
      await withCheckedContinuation { resume($0, times: 2) }
    }
  }

  @Test func `A crash says what the runtime said`() async throws {
    let report = try await Self.misuse(1)
    let violation = try #require(report.violations.first)
    #expect(violation.kind == .crashed)
    #expect(violation.text.contains("it said: Fatal error: SWIFT TASK CONTINUATION MISUSE: "))
    let row = try #require(violation.interleaving.first { $0.contains("crashes") })
    #expect(row.contains("!"))
    #expect(violation.interleaving.last == "! the step that crashed")
  }

  @Test func `What the runtime says again and again is printed once`() async throws {
    let result = await #expect(
      processExitsWith: .success,
      observing: [\.standardErrorContent]
    ) {
      let report = try await Self.misuse(5)
      #expect(report.failed == 5)
    }
    let output = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(output.ranges(of: "CONTINUATION MISUSE").count == 1, "\(output)")
    #expect(!output.contains("stack trace"))
  }

  @Test func `A second resumption names the task and marks the row that resumes`() async throws {
    let report = try await explore(iterations: 1) { _ in
      let waiter = Task {
        unsafe await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
          Task(name: "first") { unsafe continuation.resume() }
          Task(name: "second") { unsafe continuation.resume() }
        }
        try? await Task.sleep(for: .seconds(1))
      }
      await waiter.value
    }
    let violation = try #require(report.violations.first)
    #expect(violation.text.contains("a continuation of task 'body.1' was resumed twice"))
    #expect(
      violation.interleaving.contains { $0.contains("resumes body.1 a second time; crashes") },
      "\(violation.interleaving.joined(separator: "\n"))"
    )
  }
}
