extension EvidenceDiff {
  /// Compares the scenarios of two runs.
  mutating func compareScenarios(_ old: [ScenarioEvidence], _ new: [ScenarioEvidence]) {
    for pair in Pairing(old, new, by: \.name).pairs {
      switch pair {
      case (let old?, let new?): compare(old, new)
      case (nil, let new?): added(new)
      case (let old?, nil):
        add(.regression, old.name, "scenario removed; it had \(old.verdict.rawValue)")
      case (nil, nil): break
      }
    }
  }

  /// Reports a new scenario; if it fails, that is a new failure.
  private mutating func added(_ scenario: ScenarioEvidence) {
    let severity: Change.Severity =
      switch scenario.verdict {
      case .passed: .improvement
      case .inconclusive: .change
      case .failed: .regression
      }
    add(severity, scenario.name, "scenario added: \(scenario.verdict.rawValue)")
    for invariant in scenario.invariants where invariant.violated > 0 {
      compareFailures(
        "\(scenario.name) \(invariant.id)",
        old: Failures(),
        new: Failures(invariant)
      )
    }
    for failure in scenario.failures {
      compareFailures(
        "\(scenario.name) \(failure.kind.rawValue)",
        old: Failures(),
        new: Failures(failure)
      )
    }
  }

  private mutating func compare(_ old: ScenarioEvidence, _ new: ScenarioEvidence) {
    let name = new.name
    compare(name, old.verdict, new.verdict)
    compareInvariants(of: name, old.invariants, new.invariants)
    compareKinds(of: name, old.failures, new.failures)
    compareWitnesses(of: name, old.witnesses, new.witnesses)
    compareReasons(of: name, old.reasons, new.reasons)
    compareValues(of: name, "parameter", old.parameters, new.parameters)
    compareValues(of: name, "step", ["limit": old.stepLimit], ["limit": new.stepLimit])
    compare(.change, name, "iterations", old.iterations, new.iterations)
    compare(
      .change,
      name,
      "distinct interleavings",
      old.interleavings.distinct,
      new.interleavings.distinct
    )
    compareValues(of: name, "iterations not under control,", old.escapes, new.escapes)
    compare(name, "steps", old.steps, new.steps)
    compare(name, "choices", old.choices, new.choices)
    compareMetrics(of: name, old.metrics, new.metrics)
    compareFaults(of: name, old.faults, new.faults)
    if old.objective != new.objective { add(.note, name, "objective reworded") }
  }

  private mutating func compareWitnesses(
    of scenario: String,
    _ old: [ScenarioEvidence.WitnessEvidence],
    _ new: [ScenarioEvidence.WitnessEvidence]
  ) {
    for pair in Pairing(old, new, by: \.id).pairs {
      let subject = "\(scenario) \(pair.new?.id ?? pair.old?.id ?? "")"
      switch pair {
      case (let old?, let new?) where old.hits > 0 && new.hits == 0:
        // Even if the scenario passes, nothing proves any longer that it reached the race window.
        add(.regression, subject, "witness lost: hits \(old.hits) → 0")
      case (let old?, let new?) where old.hits == 0 && new.hits > 0:
        add(.improvement, subject, "witness seen now: hits 0 → \(new.hits)")
      case (let old?, let new?):
        compare(.change, subject, "witness: hits", old.hits, new.hits)
      case (nil, let new?):
        add(.change, subject, "witness added: hits \(new.hits)")
      case (let old?, nil):
        add(
          old.hits > 0 ? .regression : .change,
          subject,
          "witness removed; it had hits \(old.hits)"
        )
      case (nil, nil): break
      }
    }
  }

  mutating func compareReasons(of scenario: String, _ old: [String], _ new: [String]) {
    for reason in new where !old.contains(reason) {
      add(.change, scenario, "new reason: \(reason)")
    }
    for reason in old where !new.contains(reason) {
      add(.change, scenario, "reason gone: \(reason)")
    }
  }

  private mutating func compareValues<Value: CustomStringConvertible>(
    of scenario: String,
    _ what: String,
    _ old: [String: Value],
    _ new: [String: Value]
  ) {
    for name in Set(old.keys).union(new.keys).sorted() {
      compare(
        .change,
        scenario,
        "\(what) \(name)",
        old[name].map { "\($0)" } ?? "none",
        new[name].map { "\($0)" } ?? "none"
      )
    }
  }

  private mutating func compareMetrics(
    of scenario: String,
    _ old: [String: Aggregate],
    _ new: [String: Aggregate]
  ) {
    for name in Set(old.keys).union(new.keys).sorted() {
      switch (old[name], new[name]) {
      case (let old?, let new?): compare(scenario, "metric \(name)", old, new)
      case (nil, let new?): add(.change, scenario, "metric \(name) added: avg \(new.avg)")
      case (let old?, nil): add(.change, scenario, "metric \(name) removed; it had avg \(old.avg)")
      case (nil, nil): break
      }
    }
  }
}
