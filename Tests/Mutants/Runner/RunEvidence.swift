internal import Foundation

/// The part of `latest.json` that tells which iteration failed first, and how.
struct RunEvidence: Decodable {
  struct Violation: Decodable {
    let iteration: Int
  }

  struct Invariant: Decodable {
    let id: String
    let violations: [Violation]
  }

  struct Failure: Decodable {
    let kind: String
    let violations: [Violation]
  }

  struct Witness: Decodable {
    let id: String
    let hits: Int
  }

  struct Scenario: Decodable {
    let name: String
    let invariants: [Invariant]
    let failures: [Failure]
    let witnesses: [Witness]
  }

  let scenarios: [Scenario]

  /// Reads the evidence in a folder.
  ///
  /// - Throws: Errors of the file system and of the decoder.
  static func read(in folder: URL) throws -> Self {
    let data = try Data(contentsOf: folder.appending(path: "latest.json"))
    return try JSONDecoder().decode(Self.self, from: data)
  }

  /// The first scenario with a failure, and its first failing iteration.
  var firstCatch: Catch? { scenarios.lazy.compactMap(\.firstCatch).first }

  /// The first scenario without one of its witnesses, and all its missing witnesses.
  ///
  /// - Parameter iterations: The number of iterations of the scenario.
  /// - Returns: The scenario and its missing witnesses; `nil` if no witness is missing.
  func firstMissingWitness(in iterations: Int) -> Catch? {
    for scenario in scenarios {
      let missing = scenario.witnesses.filter { $0.hits == 0 }.map { "no \($0.id)" }
      guard !missing.isEmpty else { continue }
      return Catch(scenario: scenario.name, findings: missing, iterations: iterations)
    }
    return nil
  }
}

extension RunEvidence.Scenario {
  /// The first failing iteration with all its findings.
  fileprivate var firstCatch: Catch? {
    let found =
      invariants.flatMap { invariant in invariant.violations.map { ($0.iteration, invariant.id) } }
      + failures.flatMap { failure in failure.violations.map { ($0.iteration, failure.kind) } }
    guard let first = found.map(\.0).min() else { return nil }
    return Catch(
      scenario: name,
      findings: found.filter { $0.0 == first }.map(\.1),
      iterations: first + 1
    )
  }
}
