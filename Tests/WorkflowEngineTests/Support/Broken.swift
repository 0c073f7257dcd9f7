import Testing

@testable import WorkflowEngine

/// A history that breaks a check, what the check says, and a history like it that is right.
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

  /// Tells both histories.
  func check() throws {
    #expect(try #require(Story(events).findings(id)) == findings)
    #expect(try #require(Story(right).findings(id)) == [])
  }
}
