/// The first failure of an invariant, or of a kind, in an exploration.
package struct FoundFailure: Sendable {
  /// The broken invariant, or nil for a failure of another kind.
  package let invariant: String?
  /// The text of the invariant or of the kind.
  package let text: String
  package let failure: ScenarioTally.Failure

  /// The failure in one line.
  var line: String {
    let place = "iteration \(failure.result.index)"
    guard let invariant else { return "\(name) in \(place): \(failure.actual)" }
    let claim = "expected \(failure.expected), found \(failure.actual)"
    return "\(invariant) broken in \(place): \(claim)"
  }

  /// The invariant or the kind.
  package var name: String { invariant ?? failure.result.failure?.kind.rawValue ?? "" }
}

extension ScenarioTally {
  /// The failures of an iteration that no earlier iteration had.
  ///
  /// - Parameter result: The result of an iteration that is not yet added.
  /// - Returns: Broken invariants in the order of their check, then the other failure.
  func firstFailures(in result: IterationResult) -> [FoundFailure] {
    guard result.hasFailed else { return [] }
    var found = result.broken.filter { broken[$0.id] == nil }.map { claim in
      FoundFailure(
        invariant: claim.id,
        text: description.invariants.first { $0.id == claim.id }?.text ?? "",
        failure: Failure(result: result, expected: claim.expected, actual: claim.actual)
      )
    }
    if let own = result.failure, failures[own.kind] == nil {
      let failure = Failure(result: result, expected: own.kind.text, actual: own.detail)
      found.append(FoundFailure(invariant: nil, text: own.kind.text, failure: failure))
    }
    return found
  }
}
