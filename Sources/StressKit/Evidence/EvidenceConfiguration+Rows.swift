extension EvidenceConfiguration {
  /// Every field with its name and its value as text, in the order of a page; nil where it does not
  /// apply.
  var rows: [(name: String, value: String?)] {
    [
      ("profile", profile),
      ("strategy", strategy.rawValue),
      ("seed", seed.description),
      ("iterations", "\(iterations)"),
      ("inputs of iteration", inputs.map { "\($0)" }),
      ("defect", defect ?? "none"),
      ("build", build),
      ("toolchain", toolchain),
      ("build id of the runtime", runtime),
      ("architecture", architecture),
      ("version", version),
    ]
  }
}
