/// The declarations of a scenario, without its types.
package struct ScenarioDescription: Sendable {
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
  package let largeSizes: [LargeSizes]
  package let invariants: [(id: String, shape: BugShape?, time: InvariantTime, text: String)]
  package let timePasses: Int
  package let witnesses: [Witness]
  package let faults: [FaultPoint]
  package let metrics: [String]
  package let defects: [DefectDescription]
}

extension Scenario {
  /// The declarations of the scenario, without its types.
  package static var description: ScenarioDescription {
    ScenarioDescription(
      name: name,
      objective: objective,
      parameters: parameterDescriptions,
      largeSizes: largeSizes,
      invariants: invariants.map { ($0.id, $0.shape, $0.time, $0.text) },
      timePasses: timePasses,
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
