extension RunOptions {
  /// The options of `run`.
  static let runOptions: [CommandLineArguments.Option] =
    common + [
      .init(name: "details", value: nil, help: "also write a line per iteration"),
      .init(
        name: "mode",
        value: "NAME",
        help: "explore: under control; parallel: on real threads; both (the default)"
      ),
      .init(
        name: "parallel-iterations",
        value: "N",
        help: "iterations per scenario on real threads (default: 100, 1000 or 10000)"
      ),
      .init(name: "archive", value: nil, help: "also keep the evidence under its date"),
      .init(
        name: "fail-fast",
        value: nil,
        help: "stop after the first iteration that fails; the evidence is incomplete"
      ),
      .init(
        name: "iteration",
        value: "I",
        help: "run only this iteration of one scenario and show it",
        environment: false
      ),
      .init(
        name: "inputs",
        value: "I",
        help: "use the data and faults of iteration I in every iteration: only schedules differ",
        environment: false
      ),
      .init(
        name: "defect",
        value: "ID",
        help: "plant a defect; the run is expected to fail",
        environment: false
      ),
    ]

  /// The options of `verify`.
  static let verifyOptions: [CommandLineArguments.Option] =
    common + [
      .init(
        name: "defect",
        value: "ID",
        help: "only this defect; writes no evidence",
        environment: false
      ),
      .init(
        name: "seeds",
        value: "N",
        help: "seeds that must catch each defect (default: \(Profile.ci.defectSeeds), "
          + "\(Profile.full.defectSeeds) or \(Profile.soak.defectSeeds))",
        environment: false
      ),
      .init(
        name: "no-comparison",
        value: nil,
        help: "do not also try each strategy alone",
        environment: false
      ),
    ]

  private static let common: [CommandLineArguments.Option] = [
    .init(
      name: "profile",
      value: "NAME",
      help: "ci (the default), full or soak: "
        + "\(Profile.ci.iterations), \(Profile.full.iterations) or \(Profile.soak.iterations) iterations"
    ),
    .init(name: "iterations", value: "N", help: "iterations per scenario"),
    .init(
      name: "seed",
      value: "S",
      help: "decimal or 0x…; the same seed gives the same bytes (default 1)"
    ),
    .init(name: "strategy", value: "NAME", help: "portfolio (the default), random, pct or pos"),
    .init(
      name: "granularity",
      value: "NAME",
      help: "point: leave a task also inside a step (the default); step: only between steps"
    ),
    .init(
      name: "set",
      value: "[SCENARIO.]PARAMETER=VALUE",
      help: "set a size or a choice, or SCENARIO.iterations; may be repeated",
      repeats: true
    ),
    .init(
      name: "step-limit",
      value: "N",
      help: "an iteration with more steps is livelocked (default: the scenario's)"
    ),
    .init(name: "only", value: "SCENARIO", help: "run only these; may be repeated", repeats: true),
    .init(name: "skip", value: "SCENARIO", help: "leave these out; may be repeated", repeats: true),
    .init(name: "jobs", value: "N", help: "worker processes (default: one for each processor)"),
    .init(
      name: "watchdog",
      value: "TIME",
      help: "an iteration that makes no step for this time is hung (default 5s)"
    ),
    .init(
      name: "budget",
      value: "TIME",
      help: "stop after this time, such as 90s, 15m or 2h; all scenarios share it"
    ),
    .init(
      name: "evidence",
      value: "DIR",
      help: "folder of the evidence (default: evidence, or evidence/partial with a selection)"
    ),
  ]
}
