/// How an iteration is executed.
package enum IterationMode: String, Codable, Sendable {
  /// One task at a time, in an order that a strategy chooses, in virtual time.
  case explore
  /// On several threads at once, in real time.
  case parallel
}
