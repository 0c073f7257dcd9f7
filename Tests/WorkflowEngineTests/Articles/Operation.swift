@testable import WorkflowEngine

/// A public method of the engine, and calls that it refuses or that throw.
struct Operation: Sendable {
  typealias Attempt = @Sendable (Ground) async throws -> Void

  /// Its name with its labels, as in the source.
  let name: String

  /// The possible reasons of a refusal, in the order of the rules.
  let reasons: [RefusalReason]

  /// Calls that are refused.
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

  /// The row of the article's table, computed from the engine's behavior.
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
      // A misuse records nothing.
      if try ground.engine.records().count != count { errors.append("but records something") }
    }
    let cells = try [reasons.map(EngineSource.name(of:)), left, errors].map { names in
      names.isEmpty ? "–" : names.map { "`\($0)`" }.joined(separator: ", ")
    }
    return "| ``WorkflowEngine/\(name)`` | \(cells.joined(separator: " | ")) |"
  }
}
