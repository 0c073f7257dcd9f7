import StressTesting
import Testing

/// The table of a crash marks the row that crashed, and the report names its task.
struct CrashedRowTests {
  @Test func `The row that crashes is marked`() async throws {
    let report = try await explore(iterations: 1) { _ in
      await Task.yield()
      fatalError("on purpose")
    }
    let table = try #require(report.violations.first).interleaving
    #expect(table.contains { $0.contains("! ") && $0.hasSuffix("crashes") })
    #expect(table.last == "! the step that crashed")
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
    // The text is folded.
    let words = violation.interleaving.joined(separator: " ").split(separator: " ")
    #expect(
      words.contains("resumes body.1 a second time; crashes".split(separator: " ")),
      "\(violation.interleaving.joined(separator: "\n"))"
    )
  }
}
