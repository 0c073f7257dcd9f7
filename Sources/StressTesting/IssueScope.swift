internal import StressKit
internal import Testing

/// Passes failed expectations of explored bodies to their exploration, instead of reporting them in
/// every iteration.
enum IssueScope {
  /// Explores a body for the calling test.
  ///
  /// - Parameters:
  ///   - order: The test's request.
  ///   - body: The body to run once in each iteration.
  /// - Returns: The report.
  /// - Throws: `ExplorationError`, or `CancellationError`.
  static func run(
    _ order: TestOrder,
    _ body: @escaping @Sendable (Iteration) async throws -> Void
  ) async throws -> ExplorationReport {
    let exploration = TestExploration(order, body)
    return try await exploration.run { work in
      guard let test = Test.current else { return await work() }
      let scope = IssueHandlingTrait.compactMapIssues { issue in
        guard issue.isFailure else { return issue }
        let place = issue.sourceLocation.map { "\($0.fileName):\($0.line)" }
        exploration.note(text(of: issue) + (place.map { " at \($0)" } ?? ""), at: place)
        return nil
      }
      do {
        try await scope.provideScope(for: test, testCase: Test.Case.current, performing: work)
      } catch {
        preconditionFailure("the scope of issues threw on its own: \(error)")
      }
    }
  }

  /// Records a warning for the running test; does nothing outside of tests.
  static func warn(_ text: String) {
    guard Test.current != nil else { return }
    Issue.record("\(text)", severity: .warning)
  }

  private static func text(of issue: Issue) -> String {
    (["\(issue.kind)"] + issue.comments.map { "\($0)" }).joined(separator: ": ")
  }
}
