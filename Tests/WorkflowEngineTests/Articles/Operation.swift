@testable import WorkflowEngine

/// A public method of the engine, and how to see what it says when it does not do as it is told.
struct Operation: Sendable {
  typealias Attempt = @Sendable (Ground) async throws -> Void

  /// Its name with its labels, as source has it.
  let name: String

  /// The reasons that its refusals may give, in the order in which its rules are tried.
  let reasons: [RefusalReason]

  /// Calls that are refused, for what they leave on record.
  let refusals: [Attempt]

  /// Calls that throw.
  let misuses: [Attempt]

  init(
    _ name: String,
    _ reasons: [RefusalReason] = [],
    refusals: [Attempt] = [],
    misuses: [Attempt] = []
  ) {
    self.name = name
    self.reasons = reasons
    self.refusals = refusals
    self.misuses = misuses
  }

  /// A row of the article's table, from what the engine does.
  func row() async throws -> String {
    var left: [String] = []
    for refusal in refusals {
      let ground = try await Ground()
      let count = try ground.engine.records().count
      try await refusal(ground)
      for event in try ground.events(after: count) where !left.contains(event) {
        left.append(event)
      }
    }
    var errors: [String] = []
    for misuse in misuses {
      let ground = try await Ground()
      let count = try ground.engine.records().count
      do {
        try await misuse(ground)
        errors.append("nothing")
      } catch let error as BoardError {
        let name = caseName(of: error)
        if !errors.contains(name) { errors.append(name) }
      }
      // A misuse leaves nothing.
      if try ground.engine.records().count != count { errors.append("and leaves a record") }
    }
    let cells = try [reasons.map(EngineSource.name(of:)), left, errors].map { names in
      names.isEmpty ? "–" : names.map { "`\($0)`" }.joined(separator: ", ")
    }
    return "| ``WorkflowEngine/\(name)`` | \(cells.joined(separator: " | ")) |"
  }
}
