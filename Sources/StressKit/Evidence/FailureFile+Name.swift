extension FailureFile {
  /// The subfolder that failure files are in.
  static let folder = "failures"

  /// Where the file of a failure is, relative to the evidence folder.
  ///
  /// - Parameters:
  ///   - scenario: Name of the scenario.
  ///   - fingerprint: Without a hyphen, so that the name can be taken apart again.
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

  /// Where the file is, relative to the evidence folder.
  package var path: String { path(in: Self.folder) }

  /// Where the file is if it is in another subfolder, relative to the evidence folder.
  func path(in folder: String) -> String {
    Self.path(scenario: plan.scenario, fingerprint: fingerprint, in: folder)
  }

  /// Name of the scenario that a failure file, of any suffix, belongs to; nil when it is none.
  static func scenario(ofFile name: String) -> String? {
    guard !name.hasPrefix("."), let dot = name.lastIndex(of: "."),
      let hyphen = name[..<dot].lastIndex(of: "-")
    else { return nil }
    return String(name[..<hyphen])
  }
}
