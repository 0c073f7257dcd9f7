/// What a scenario declares, without its types.
package struct ScenarioDescription: Sendable {
  package struct ParameterDescription: Sendable {
    package let name: String
    package let standard: Int
    package let range: ClosedRange<Int>
    /// The value in the profiles `full` and `soak`, or nil where it is the default there too.
    package let full: Int?
  }

  package struct DefectDescription: Sendable {
    package let id: String
    package let kernel: String?
    package let caughtBy: [String]
    package let maskedBy: String?
    package let excluded: String?
  }

  package let name: String
  package let objective: String
  package let parameters: [ParameterDescription]
  package let invariants: [(id: String, shape: BugShape?, text: String)]
  package let witnesses: [Witness]
  package let faults: [FaultPoint]
  package let metrics: [String]
  package let defects: [DefectDescription]
}

extension Scenario {
  /// What the scenario declares, without its types.
  package static var description: ScenarioDescription {
    let standard = Self()
    return ScenarioDescription(
      name: name,
      objective: objective,
      parameters: parameters.map {
        .init(
          name: $0.name,
          standard: standard[keyPath: $0.keyPath],
          range: $0.range,
          full: $0.full
        )
      },
      invariants: invariants.map { ($0.id, $0.shape, $0.text) },
      witnesses: witnesses,
      faults: faults,
      metrics: metrics,
      defects: catches.map { defect in
        .init(
          id: defect.id,
          kernel: defect.kernel,
          caughtBy: defect.caughtBy,
          maskedBy: defect.standing.maskedBy,
          excluded: defect.standing.exclusion
        )
      }
    )
  }
}

extension Defect.Standing {
  fileprivate var maskedBy: String? {
    if case .masked(let line) = self { line } else { nil }
  }

  fileprivate var exclusion: String? {
    if case .excluded(let reason) = self { reason } else { nil }
  }
}
