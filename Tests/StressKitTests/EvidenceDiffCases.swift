@testable import StressKit

/// One case for every kind of change.
enum EvidenceDiffCases {
  typealias Run = EvidenceDiffTests.Case<Evidence>
  typealias Kill = EvidenceDiffTests.Case<DefectsEvidence>

  static let runs: [Run] = wholeRun + scenarios + invariants + failures + witnesses + numbers

  private static let wholeRun = [
    Run("an incomplete run", [(.regression, "run", "complete → incomplete")]) {
      $0.complete = false
    },
    Run("a better summary", [(.improvement, "run", "verdict failed → passed")]) {
      $0.summary.verdict = .passed
    },
    Run(
      "another configuration",
      [
        (
          .note, "configuration",
          "warning: the configurations differ, so the numbers are not comparable"
        ),
        (.note, "configuration", "seed 0x000000000000002a → 0x0000000000000001"),
        (.note, "configuration", "defect none → torn"),
        (.note, "configuration", "build debug → release"),
      ]
    ) {
      $0.configuration.seed = Seed(1)
      $0.configuration.defect = "torn"
      $0.configuration.build = "release"
    },
  ]

  private static let scenarios = [
    Run("a scenario removed", [(.regression, "fan-out", "scenario removed; it had passed")]) {
      $0.scenarios.removeFirst()
    },
    Run("a passing scenario added", [(.improvement, "new", "scenario added: passed")]) {
      var added = EvidenceSample.passing()
      added.name = "new"
      $0.scenarios.append(added)
    },
    Run("an inconclusive scenario added", [(.change, "new", "scenario added: inconclusive")]) {
      var added = EvidenceSample.passing()
      added.name = "new"
      added.verdict = .inconclusive
      $0.scenarios.append(added)
    },
    Run(
      "a failing scenario added",
      [
        (.regression, "new", "scenario added: failed"),
        (.regression, "new L1", newFailure("1a2b3c4d", 17)),
        (.regression, "new L1", newFailure("ffff0000", 40)),
        (.regression, "new deadlock", newFailure("dead", 17)),
      ]
    ) {
      var added = EvidenceSample.failing()
      added.name = "new"
      $0.scenarios.append(added)
    },
    Run("passed to inconclusive", [(.regression, "fan-out", "verdict passed → inconclusive")]) {
      $0.scenarios[0].verdict = .inconclusive
    },
    Run("failed to inconclusive", [(.improvement, "lost-update", "verdict failed → inconclusive")])
    {
      $0.scenarios[1].verdict = .inconclusive
    },
    Run("a reason more", [(.change, "fan-out", "new reason: budget spent")]) {
      $0.scenarios[0].reasons = ["budget spent"]
    },
    Run("another objective", [(.note, "fan-out", "objective reworded")]) {
      $0.scenarios[0].objective = "Other."
    },
    Run("another order", []) { $0.scenarios.reverse() },
  ]

  private static let invariants = [
    Run(
      "an invariant removed",
      [(.regression, "lost-update L2", "invariant removed; it had passed")]
    ) { $0.scenarios[1].invariants.removeLast() },
    Run("an invariant added", [(.change, "fan-out F2", "invariant added: passed")]) {
      var added = $0.scenarios[0].invariants[0]
      added.id = "F2"
      $0.scenarios[0].invariants.append(added)
    },
    Run("a failing invariant added", [(.regression, "fan-out F2", "invariant added: failed")]) {
      var added = $0.scenarios[0].invariants[0]
      added.id = "F2"
      added.verdict = .failed
      $0.scenarios[0].invariants.append(added)
    },
    Run(
      "an invariant broken",
      [
        (.regression, "fan-out F1", "verdict passed → failed"),
        (.regression, "fan-out F1", newFailure("beef", 17)),
        (.change, "fan-out F1", "violated 0 → 1"),
      ]
    ) {
      $0.scenarios[0].invariants[0].verdict = .failed
      $0.scenarios[0].invariants[0].violated = 1
      $0.scenarios[0].invariants[0].violations = [EvidenceSample.violation(fingerprint: "beef")]
    },
    Run("an invariant checked less", [(.change, "fan-out F1", "checked 1000 → 10")]) {
      $0.scenarios[0].invariants[0].checked = 10
    },
    Run("another statement", [(.note, "fan-out F1", "statement reworded")]) {
      $0.scenarios[0].invariants[0].description = "other"
    },
    Run("a shape declared", [(.note, "fan-out F1", "shape none → lost-update")]) {
      $0.scenarios[0].invariants[0].shape = "lost-update"
    },
  ]

  private static let failures = [
    Run(
      "a failure fixed",
      [
        (.improvement, "lost-update L1", "fixed failure ffff0000"),
        (.change, "lost-update L1", "violated 2 → 1"),
      ]
    ) {
      $0.scenarios[1].invariants[0].violations.removeLast()
      $0.scenarios[1].invariants[0].violated = 1
    },
    Run(
      "another failure",
      [
        (.regression, "lost-update L1", newFailure("cafe", 17)),
        (.improvement, "lost-update L1", "fixed failure 1a2b3c4d"),
      ]
    ) { $0.scenarios[1].invariants[0].violations[0].fingerprint = "cafe" },
    Run(
      "a new kind of failure",
      [
        (.regression, "fan-out leak", "new kind of failure, in 1 iteration"),
        (.regression, "fan-out leak", newFailure("beef", 17)),
      ]
    ) {
      $0.scenarios[0].failures = [
        FailureEvidence(
          kind: .leak,
          iterations: 1,
          violations: [EvidenceSample.violation(fingerprint: "beef")]
        )
      ]
    },
    Run(
      "a kind of failure gone",
      [
        (.improvement, "lost-update deadlock", "kind of failure gone, was in 10 iterations"),
        (.improvement, "lost-update deadlock", "fixed failure dead"),
      ]
    ) { $0.scenarios[1].failures = [] },
    Run(
      "a kind of failure more often",
      [(.change, "lost-update deadlock", "failing iterations 10 → 12")]
    ) { $0.scenarios[1].failures[0].iterations = 12 },
    Run(
      "no fingerprints",
      [
        (.improvement, "lost-update deadlock", "fixed failure dead"),
        (.change, "lost-update deadlock", "failing iterations 10 → 1"),
      ]
    ) {
      $0.scenarios[1].failures[0].iterations = 1
      $0.scenarios[1].failures[0].violations[0].fingerprint = ""
    },
  ]

  private static let witnesses = [
    Run(
      "a witness lost",
      [(.regression, "fan-out late-branch", "witness lost: hits 871 → 0")]
    ) { $0.scenarios[0].witnesses[0].hits = 0 },
    Run("a witness seen less", [(.change, "fan-out late-branch", "witness: hits 871 → 5")]) {
      $0.scenarios[0].witnesses[0].hits = 5
    },
    Run(
      "a witness removed",
      [(.regression, "fan-out late-branch", "witness removed; it had hits 871")]
    ) { $0.scenarios[0].witnesses = [] },
    Run("a witness added", [(.change, "fan-out early", "witness added: hits 3")]) {
      $0.scenarios[0].witnesses.append(.init(id: "early", description: "", hits: 3))
    },
  ]

  private static let numbers = [
    Run(
      "a metric moved",
      [(.change, "fan-out", "metric merge_count: max 9 → 10, avg 4.33 → 4.67, sum 13 → 14")]
    ) { $0.scenarios[0].metrics["merge_count"] = Aggregate([0, 10, 4]) },
    Run("a metric added", [(.change, "fan-out", "metric z added: avg 3")]) {
      $0.scenarios[0].metrics["z"] = Aggregate([3])
    },
    Run("a metric removed", [(.change, "fan-out", "metric retry_count removed; it had avg 0")]) {
      $0.scenarios[0].metrics["retry_count"] = nil
    },
    Run(
      "parameters",
      [
        (.change, "fan-out", "parameter branches 5 → 6"),
        (.change, "fan-out", "parameter depth 2 → none"),
        (.change, "fan-out", "parameter width none → 1"),
      ]
    ) { $0.scenarios[0].parameters = ["branches": 6, "width": 1] },
    Run("iterations", [(.change, "fan-out", "iterations 1000 → 900")]) {
      $0.scenarios[0].iterations = 900
    },
    Run("interleavings", [(.change, "fan-out", "distinct interleavings 998 → 12")]) {
      $0.scenarios[0].interleavings.distinct = 12
    },
    Run(
      "an escape",
      [(.change, "fan-out", "iterations not under control, foreign job none → 2")]
    ) { $0.scenarios[0].escapes = ["foreign job": 2] },
    Run("steps", [(.change, "fan-out", "steps: min 80 → 90, avg 145 → 150, sum 290 → 300")]) {
      $0.scenarios[0].steps = Aggregate([90, 210])
    },
    Run("choices", [(.change, "fan-out", "choices: max 101 → 102, avg 70.5 → 71, sum 141 → 142")]) {
      $0.scenarios[0].choices = Aggregate([40, 102])
    },
  ]

  static let defects = [
    Kill("incomplete", [(.regression, "run", "complete → incomplete")]) { $0.complete = false },
    Kill("a better summary", [(.improvement, "run", "verdict failed → inconclusive")]) {
      $0.summary.verdict = .inconclusive
    },
    Kill(
      "no longer caught",
      [
        (.regression, "lost-update number-apart", "caught by L1 → not caught"),
        (
          .change, "lost-update number-apart",
          "iterations until caught: min 3 → 0, max 8 → 0, avg 5 → 0, sum 15 → 0"
        ),
      ]
    ) {
      $0.defects[1].caught = false
      $0.defects[1].invariant = nil
      $0.defects[1].iterations = Aggregate()
    },
    Kill("caught now", [(.improvement, "lost-update torn", "not caught → caught by L1")]) {
      $0.defects[3].caught = true
      $0.defects[3].invariant = "L1"
    },
    Kill(
      "removed",
      [(.regression, "lost-update torn", "defect removed; it was not caught")]
    ) { $0.defects.removeLast() },
    Kill("added and caught", [(.improvement, "lost-update new", "defect added: caught by L1")]) {
      $0.defects.append(EvidenceSample.defect("new", caught: true))
    },
    Kill("added and missed", [(.regression, "lost-update new", "defect added: not caught")]) {
      $0.defects.append(EvidenceSample.defect("new", caught: false))
    },
    Kill(
      "caught, then excluded",
      [(.regression, "lost-update number-apart", "caught by L1 → excluded (values)")]
    ) {
      $0.defects[1].caught = false
      $0.defects[1].excluded = "values"
    },
    Kill(
      "excluded, then missed",
      [(.regression, "lost-update shared-array", "excluded (arrays are values) → not caught")]
    ) { $0.defects[2].excluded = nil },
    Kill(
      "caught by another",
      [(.change, "lost-update number-apart", "caught by L1 → caught by L2")]
    ) { $0.defects[1].invariant = "L2" },
    Kill("coarse", [(.change, "lost-update number-apart", "coarse false → true")]) {
      $0.defects[1].coarse = true
    },
    Kill(
      "lists",
      [
        (.change, "lost-update number-apart", "may be caught by L1, deadlock → nothing"),
        (.change, "lost-update number-apart", "failed too: L2 → L2, L3"),
        (.change, "lost-update number-apart", "copies BK-7 → nothing"),
        (.change, "lost-update number-apart", "masked by nothing → a gate"),
      ]
    ) {
      $0.defects[1].kernel = nil
      $0.defects[1].expected = []
      $0.defects[1].others = ["L2", "L3"]
      $0.defects[1].maskedBy = "a gate"
    },
    Kill(
      "a strategy that needs longer, one that does not catch it, and the one that was asked for",
      [
        (.change, "lost-update torn", "random alone: max 6 → 60, avg 4.33 → 22.33, sum 13 → 67"),
        (.change, "lost-update number-apart", "pct alone 30 in 1 of 3 seeds → not in 512"),
      ].reversed()
    ) {
      $0.defects[1].strategies?[0] = EvidenceSample.strategy("portfolio", [1], seeds: 1)
      $0.defects[1].strategies?[2] = EvidenceSample.strategy("pct", [], seeds: 3)
      $0.defects[3].strategies?[1] = EvidenceSample.strategy("random", [3, 4, 60], seeds: 3)
    },
    Kill(
      "a strategy that catches under other seeds, and one given up earlier",
      [
        (.change, "lost-update number-apart", "pct alone 30 in 1 of 3 seeds → 45 in 2 of 3 seeds"),
        (.change, "lost-update torn", "pct alone not in 512 → not in 64"),
      ]
    ) {
      $0.defects[1].strategies?[2] = EvidenceSample.strategy("pct", [30, 60], seeds: 3)
      $0.defects[3].strategies?[2] = EvidenceSample.strategy("pct", [], seeds: 3, limit: 64)
    },
    Kill("a new strategy", [(.note, "strategy bfs", "tried now")]) {
      for index in [0, 1, 3] {
        $0.defects[index].strategies?.append(EvidenceSample.strategy("bfs", [1], seeds: 3))
      }
    },
    Kill(
      "no strategies",
      ["portfolio", "random", "pct"].map { (.note, "strategy \($0)", "not tried now") }
    ) {
      for index in $0.defects.indices { $0.defects[index].strategies = nil }
    },
  ]

  private static func newFailure(_ fingerprint: String, _ iteration: Int) -> String {
    "new failure \(fingerprint) in iteration \(iteration): expected none, actual task 3 started twice"
  }
}
