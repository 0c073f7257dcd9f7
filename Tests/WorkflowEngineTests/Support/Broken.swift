import Testing

@testable import WorkflowEngine

/// A history that violates a check, the expected finding, and a similar correct history.
struct Broken: Sendable, CustomTestStringConvertible {
  let id: String
  let events: [Board.Event]
  let findings: [String]
  let right: [Board.Event]

  init(
    _ id: String,
    _ events: [Board.Event],
    _ findings: String...,
    right: [Board.Event] = []
  ) {
    self.id = id
    self.events = events
    self.findings = findings
    self.right = right
  }

  var testDescription: String { "\(id) \(findings.joined(separator: "; "))" }

  /// Audits both histories.
  func check() throws {
    #expect(try #require(Story(events).findings(id)) == findings)
    #expect(try #require(Story(right).findings(id)) == [])
  }
}
