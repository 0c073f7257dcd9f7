extension RunOptions {
  /// The configuration in the evidence: only options that can change iterations under control.
  var configuration: EvidenceConfiguration {
    EvidenceConfiguration(
      profile: profile.rawValue,
      seed: seed,
      strategy: strategy,
      granularity: granularity,
      iterations: iterations,
      inputs: inputs,
      defect: defect,
      build: BuildInfo.build,
      toolchain: BuildInfo.toolchain,
      runtime: BuildInfo.runtime,
      architecture: BuildInfo.architecture,
      version: BuildInfo.version
    )
  }

  /// The configuration in `parallel.json`.
  var parallelConfiguration: ParallelConfiguration {
    ParallelConfiguration(
      profile: profile.rawValue,
      seed: seed,
      iterations: parallelIterations,
      inputs: inputs,
      watchdogMilliseconds: watchdog.wholeMilliseconds,
      defect: defect,
      build: BuildInfo.build,
      toolchain: BuildInfo.toolchain,
      architecture: BuildInfo.architecture,
      version: BuildInfo.version
    )
  }

  /// The folder for evidence, as typed or chosen.
  var evidence: String { place.path }

  /// Whether every option that can change evidence has its default value.
  var isStandard: Bool {
    profile == .ci && seed == Seed(1) && strategy == .portfolio && granularity == .point
      && mode.explores
      && iterations == profile.iterations && ownIterations.isEmpty && parameters.isEmpty
      && stepLimit == nil && inputs == nil && defect == nil && seeds == profile.defectSeeds
      && comparesStrategies
  }
}
