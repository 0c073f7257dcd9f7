@testable import StressKit

/// Evidence for tests: a scenario that passes and one that fails, with every field.
enum EvidenceSample {
  static let configuration = EvidenceConfiguration(
    profile: "ci",
    seed: Seed(42),
    strategy: .portfolio,
    granularity: .point,
    iterations: 1_000,
    defect: nil,
    build: "debug",
    toolchain: "6.3.1",
    architecture: "x86_64",
    version: "0.1.0"
  )

  static func violation(
    iteration: Int = 17,
    fingerprint: String = "1a2b3c4d",
    file: String? = nil
  ) -> ViolationEvidence {
    ViolationEvidence(
      iteration: iteration,
      seed: Seed(99),
      expected: "none",
      actual: "task 3 started twice",
      fingerprint: fingerprint,
      schedule: "0,1,0",
      file: file,
      replay: "race-stress replay evidence/failures/lost-update-\(fingerprint).json"
    )
  }

  static func passing() -> ScenarioEvidence {
    ScenarioEvidence(
      name: "fan-out",
      objective: "Branches merge in any order.",
      verdict: .passed,
      reasons: [],
      parameters: ["branches": 5, "depth": 2],
      stepLimit: 20_000,
      iterations: 1_000,
      interleavings: .init(distinct: 998),
      steps: Aggregate([80, 210]),
      choices: Aggregate([40, 101]),
      metrics: ["merge_count": Aggregate([0, 9, 4]), "retry_count": Aggregate()],
      invariants: [
        InvariantEvidence(
          id: "F1",
          description: "every branch is merged once",
          verdict: .passed,
          checked: 1_000,
          violated: 0,
          violations: []
        )
      ],
      failures: [],
      witnesses: [.init(id: "late-branch", description: "a branch came last", hits: 871)],
      escapes: [:]
    )
  }

  static func failing() -> ScenarioEvidence {
    var result = passing()
    result.name = "lost-update"
    result.objective = "Two writers do not lose an update."
    result.verdict = .failed
    result.invariants = [
      InvariantEvidence(
        id: "L1",
        description: "no update is lost",
        verdict: .failed,
        checked: 990,
        violated: 2,
        violations: [
          violation(file: "failures/lost-update-1a2b3c4d.json"),
          violation(iteration: 40, fingerprint: "ffff0000"),
        ]
      ),
      InvariantEvidence(
        id: "L2",
        description: "a writer ends",
        verdict: .passed,
        checked: 990,
        violated: 0,
        violations: []
      ),
    ]
    result.failures = [
      FailureEvidence(
        kind: .deadlock,
        iterations: 10,
        violations: [violation(fingerprint: "dead")]
      )
    ]
    return result
  }

  static func evidence() -> Evidence { evidence([passing(), failing()]) }

  static func evidence(_ scenarios: [ScenarioEvidence]) -> Evidence {
    let verdicts = scenarios.flatMap(\.invariants).map(\.verdict)
    let worst = scenarios.map(\.verdict).max { $0.severity < $1.severity } ?? .passed
    return Evidence(
      complete: true,
      configuration: configuration,
      summary: EvidenceSummary(
        verdict: worst,
        scenarios: scenarios.count,
        invariants: .init(
          total: verdicts.count,
          passed: verdicts.count { $0 == .passed },
          failed: verdicts.count { $0 == .failed },
          inconclusive: verdicts.count { $0 == .inconclusive }
        )
      ),
      scenarios: scenarios
    )
  }

  static func defect(_ id: String, caught: Bool) -> DefectEvidence {
    DefectEvidence(
      scenario: "lost-update",
      id: id,
      kernel: "BK-7",
      caught: caught,
      invariant: caught ? "L1" : nil,
      expected: ["L1", "deadlock"],
      others: caught ? ["L2"] : [],
      iterations: caught ? Aggregate([3, 8, 4]) : Aggregate(),
      strategies: [
        strategy("portfolio", caught ? [3, 8, 4] : [], seeds: caught ? 3 : 1, limit: 1_000),
        strategy("random", [3, 4, 6], seeds: 3),
        strategy("pct", caught ? [30] : [], seeds: 3),
      ],
      coarse: false,
      maskedBy: nil,
      excluded: nil
    )
  }

  static func strategy(
    _ name: String,
    _ iterations: [Int],
    seeds: Int,
    limit: Int = 512
  ) -> StrategyEvidence {
    StrategyEvidence(
      name: name,
      caught: iterations.count,
      seeds: seeds,
      limit: limit,
      iterations: Aggregate(iterations)
    )
  }

  static func defects() -> DefectsEvidence {
    var excluded = defect("shared-array", caught: false)
    excluded.excluded = "arrays are values"
    excluded.strategies = nil
    var masked = defect("approval-gate-off", caught: true)
    masked.maskedBy = "the claim gate"
    masked.coarse = true
    return DefectsEvidence(
      complete: true,
      configuration: configuration,
      summary: .init(verdict: .failed, planted: 3, caught: 2, excluded: 1),
      defects: [
        masked, defect("number-apart", caught: true), excluded, defect("torn", caught: false),
      ]
    )
  }

  static func measured() -> MeasuredEvidence {
    MeasuredEvidence(
      generatedAt: "2026-01-31T23:59:59Z",
      environment: .init(
        system: "Linux",
        kernel: "6.1",
        host: "alpha",
        processors: 2,
        toolchain: "6.3.1",
        version: "0.1.0",
        build: "debug"
      ),
      elapsedMilliseconds: 1_234,
      peakMemoryKibibytes: 50_000,
      scenarios: [
        .init(
          name: "fan-out",
          iterations: 1_000,
          elapsedMilliseconds: 200,
          duration: .init(
            min: Hundredths(9),
            max: Hundredths(90),
            sum: Hundredths(19_000),
            avg: Hundredths(19),
            p50: Hundredths(18),
            p95: Hundredths(30),
            p99: Hundredths(50)
          ),
          iterationsPerSecond: 5_000,
          stepsPerSecond: 700_000
        )
      ]
    )
  }

  static func failure(
    scenario: String = "lost-update",
    fingerprint: String = "1a2b3c4d"
  ) -> FailureFile {
    FailureFile(
      plan: IterationPlan(
        scenario: scenario,
        parameters: ["writers": 2],
        seed: Seed(42),
        stepLimit: 20_000
      ),
      iteration: 17,
      seed: Seed(99),
      build: "debug",
      toolchain: "6.3.1",
      invariant: "L1",
      kind: nil,
      description: "no update is lost",
      expected: "2",
      actual: "1",
      fingerprint: fingerprint,
      digest: Seed(7),
      schedule: "0,1,0",
      trace: Trace(
        tasks: ["writer 0", "writer 1"],
        actors: ["Counter"],
        steps: [
          .init(
            task: 0,
            actor: 0,
            kind: "hop",
            function: nil,
            location: "Counter.swift:12",
            time: 0,
            ready: [0, 1],
            taken: 0
          )
        ]
      ),
      table: ["writer 0 | writer 1", "read 0   |", "         | read 0"],
      replay: "race-stress replay evidence/failures/\(scenario)-\(fingerprint).json"
    )
  }
}
