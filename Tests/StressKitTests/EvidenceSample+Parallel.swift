@testable import StressKit

extension EvidenceSample {
  /// A run on real threads with one failure that control has not seen.
  static func parallel() -> ParallelEvidence {
    let scenarios = [parallelScenario(.passed), parallelScenario(.failed)]
    return ParallelEvidence(
      complete: true,
      configuration: ParallelConfiguration(
        profile: "ci",
        seed: Seed(42),
        iterations: 100,
        watchdogMilliseconds: 5_000,
        defect: nil,
        build: "debug",
        toolchain: "6.3.1",
        architecture: "x86_64",
        version: "0.1.0"
      ),
      summary: .init(of: scenarios, isComplete: true),
      scenarios: scenarios
    )
  }

  /// The scenario `fan-out` that passed, or `lost-update` that failed once.
  static func parallelScenario(_ verdict: Verdict) -> ParallelScenarioEvidence {
    let isFailed = verdict == .failed
    return ParallelScenarioEvidence(
      name: isFailed ? "lost-update" : "fan-out",
      objective: "Two writers do not lose an update.",
      verdict: verdict,
      reasons: [],
      parameters: ["writers": 2],
      asked: 100,
      iterations: 100,
      failed: isFailed ? 1 : 0,
      unfinished: 0,
      invariants: [
        .init(
          id: "L1",
          description: "no update is lost",
          verdict: isFailed ? .failed : .passed,
          checked: 100,
          violated: isFailed ? 1 : 0
        )
      ],
      failures: isFailed ? [parallelFailure("L1")] : [],
      measurement: ParallelMeasurement(
        elapsedMilliseconds: 12,
        duration: DurationHistogram().distribution,
        metrics: [:],
        witnesses: [:],
        faults: [:]
      )
    )
  }

  /// A failure of one iteration.
  static func parallelFailure(_ id: String) -> ParallelFailureEvidence {
    ParallelFailureEvidence(
      id: id,
      description: "no update is lost",
      iterations: 1,
      occurrences: [
        ParallelOccurrence(
          iteration: 17,
          seed: Seed(99),
          inputs: 17,
          expected: "2",
          actual: "1",
          faults: [InjectedFault(point: "commit", visit: 1, kind: .crash, choice: 0)],
          records: ["1: read 0", "2: read 0", "3: wrote 1"],
          stuck: [],
          rerun: "race-stress run lost-update --mode parallel --inputs 17"
        )
      ],
      search: .init(
        schedules: 1_024,
        isReproduced: false,
        outcome: "failed on real threads; not seen again in 1024 controlled schedules"
      )
    )
  }
}
