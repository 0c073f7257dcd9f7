/// The name of a bug, which stays the same across commits.
package enum Fingerprint {
  /// The number of characters of a fingerprint.
  package static let length = 12

  /// The fingerprint of a failure.
  ///
  /// It depends on the failure and on the lines of `NormalizedTrace`.
  ///
  /// - Parameters:
  ///   - scenario: The name of the scenario.
  ///   - failure: The identifier of the invariant, or the kind of failure.
  ///   - trace: The failing iteration, minimized.
  /// - Returns: Twelve hexadecimal digits.
  /// - Complexity: O(number of steps).
  package static func of(scenario: String, failure: String, trace: Trace) -> String {
    let lines = [scenario, failure] + NormalizedTrace.lines(of: trace)
    return String(SHA256.hexDigest(of: lines.joined(separator: "\n")).prefix(length))
  }
}
