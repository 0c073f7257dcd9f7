extension RunOptions {
  /// What the evidence says about how it was made.
  var configuration: EvidenceConfiguration {
    EvidenceConfiguration(
      profile: profile.rawValue,
      seed: seed,
      strategy: strategy,
      mode: "explore",
      iterations: iterations,
      defect: defect,
      build: BuildInfo.build,
      toolchain: BuildInfo.toolchain,
      architecture: BuildInfo.architecture,
      version: BuildInfo.version
    )
  }
}
