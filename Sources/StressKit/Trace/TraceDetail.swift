/// The data of an iteration that is kept beyond its result.
package enum TraceDetail: String, Codable, Sendable {
  /// The tasks that ran and those that were ready.
  case outline
  /// The outline, and every step with names and places.
  case trace
}
