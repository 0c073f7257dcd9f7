internal import Foundation

extension Report {
  private struct File: Encodable {
    struct Configuration: Encodable {
      let first_scenario: String
      let iterations: Int
    }

    struct Summary: Encodable {
      let mutants: Int
      let applied: Int
      let caught: Int
      let unwitnessed: Int
      let percent: Int
      let survived: Int
    }

    struct Row: Encodable {
      let id: String
      let result: String
      var scenario: String?
      var findings: [String]?
      var iterations: Int?
      var reason: String?
    }

    let schema = "race-stress/mutants/1"
    let configuration: Configuration
    let summary: Summary
    let unused_fields: [String]
    let mutants: [Row]
  }

  /// The report as JSON; equal reports have equal bytes.
  ///
  /// - Throws: Errors of the encoder.
  func json() throws -> Data {
    let file = File(
      configuration: .init(first_scenario: Trial.first, iterations: iterations),
      summary: .init(
        mutants: outcomes.count,
        applied: applied,
        caught: caught,
        unwitnessed: unwitnessed,
        percent: percentage,
        survived: survived.count
      ),
      unused_fields: unused,
      mutants: outcomes.map(row)
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(file) + Data("\n".utf8)
  }

  private func row(_ mutant: Mutant, _ outcome: Outcome) -> File.Row {
    switch outcome {
    case .caught(let found): row(mutant, found, "caught")
    case .unwitnessed(let found): row(mutant, found, "unwitnessed")
    case .survived:
      File.Row(id: mutant.id, result: "survived", reason: survivors.reasons[mutant.id])
    case .neverApplied: File.Row(id: mutant.id, result: "never applied")
    }
  }

  private func row(_ mutant: Mutant, _ found: Catch, _ result: String) -> File.Row {
    File.Row(
      id: mutant.id,
      result: result,
      scenario: found.scenario,
      findings: found.findings,
      iterations: found.iterations
    )
  }
}
