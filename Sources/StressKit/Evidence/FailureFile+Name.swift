extension FailureFile {
  /// The subfolder for failure files.
  static let folder = "failures"

  /// The path of a failure's file, relative to the evidence folder.
  ///
  /// - Parameters:
  ///   - scenario: The name of the scenario.
  ///   - fingerprint: The fingerprint; without a hyphen, so that the name can be parsed.
  ///   - folder: The subfolder.
  /// - Returns: A path of two parts.
  package static func path(
    scenario: String,
    fingerprint: String,
    in folder: String = folder
  ) -> String {
    precondition(
      !fingerprint.isEmpty && !fingerprint.contains { $0 == "-" || $0 == "/" },
      "a fingerprint is part of a file name: '\(fingerprint)'"
    )
    return "\(folder)/\(scenario)-\(fingerprint).json"
  }

  /// The path of the file, relative to the evidence folder.
  package var path: String { path(in: Self.folder) }

  /// The path of the file in a given subfolder, relative to the evidence folder.
  func path(in folder: String) -> String {
    Self.path(scenario: plan.scenario, fingerprint: fingerprint, in: folder)
  }

  /// The scenario of a failure file with any suffix; `nil` if it is not a failure file.
  static func scenario(ofFile name: String) -> String? {
    guard !name.hasPrefix("."), let dot = name.lastIndex(of: "."),
      let hyphen = name[..<dot].lastIndex(of: "-")
    else { return nil }
    return String(name[..<hyphen])
  }
}
