/// A kind of fault, as in evidence.
package enum FaultKind: String, Codable, CaseIterable, Sendable {
  case delay, error, cancellation, crash
}
