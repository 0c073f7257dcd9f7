/// How much of an iteration is kept beyond its result.
package enum TraceDetail: String, Codable, Sendable {
  /// Which tasks ran and which were ready.
  case outline
  /// That, and every step with names and places.
  case trace
}
