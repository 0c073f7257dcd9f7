extension RunOptions {
  /// What the evidence says about how it was made.
  var configuration: EvidenceConfiguration {
    EvidenceConfiguration(
      profile: profile.rawValue,
      seed: seed,
      strategy: strategy,
      mode: mode.rawValue,
      iterations: iterations,
      parallelIterations: mode.isParallel ? parallelIterations : nil,
      inputs: inputs,
      defect: defect,
      build: BuildInfo.build,
      toolchain: BuildInfo.toolchain,
      architecture: BuildInfo.architecture,
      version: BuildInfo.version
    )
  }
}
