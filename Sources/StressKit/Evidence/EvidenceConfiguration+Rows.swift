extension EvidenceConfiguration {
  /// The name and the text of every field, in the order of a page; nil for a field that does not
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
