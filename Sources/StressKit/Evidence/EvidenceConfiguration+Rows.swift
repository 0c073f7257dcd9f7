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
      ("architecture", architecture),
      ("version", version),
    ]
  }
}
