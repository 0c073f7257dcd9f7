/// The detail to record about an iteration, in addition to its result.
package enum TraceDetail: String, Codable, Sendable {
  /// The tasks that ran and the tasks that were ready.
  case outline
  /// The outline, and every step with its names and places.
  case trace
}
