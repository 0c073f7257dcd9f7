/// The name of a bug: the same bug keeps it over commits.
package enum Fingerprint {
  /// Characters of a fingerprint.
  package static let length = 12

  /// The fingerprint of a failure.
  ///
  /// It comes from what failed and from the trace without what moves when code is edited: runs of
  /// one task on one actor count once, and lines, times and functions do not count.
  ///
  /// - Parameters:
  ///   - scenario: Name of the scenario.
  ///   - failure: The invariant or the kind of failure.
  ///   - trace: The failing iteration.
  /// - Returns: Twelve hexadecimal digits.
  /// - Complexity: O(number of steps).
  package static func of(scenario: String, failure: String, trace: Trace) -> String {
    var lines = [scenario, failure]
    for step in trace.steps {
      let task = step.task.map(trace.name) ?? "–"
      let line = "\(task)@\(step.actor.map { trace.actors[$0] } ?? "–")"
      if lines.last != line { lines.append(line) }
    }
    return String(SHA256.hexDigest(of: lines.joined(separator: "\n")).prefix(length))
  }
}
