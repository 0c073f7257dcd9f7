extension ScenarioTally {
  /// The results of the fault points; `nil` if the scenario declares none.
  var faultEvidence: [FaultEvidence]? {
    guard !description.faults.isEmpty else { return nil }
    return description.faults.map { point in
      let kinds = faults[point.id] ?? [:]
      return FaultEvidence(
        id: point.id,
        description: point.text,
        visits: faultVisits[point.id] ?? 0,
        injected: kinds.values.reduce(0, +),
        kinds: Dictionary(uniqueKeysWithValues: kinds.map { ($0.key.rawValue, $0.value) })
      )
    }
  }
}
