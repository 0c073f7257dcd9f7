/// A kind of fault, as evidence names it.
package enum FaultKind: String, Codable, CaseIterable, Sendable {
  case delay, error, cancellation, crash
}
