/// How an iteration runs.
package enum IterationMode: String, Codable, Sendable {
  /// One task at a time, in virtual time, in an order that a strategy chooses.
  case explore
  /// On several threads at once, in real time.
  case parallel
}
