/// A fault that a scenario acts on itself, where it cannot `await` or throw.
public enum Fault: Sendable {
  /// Something takes this long.
  case delay(Duration)
  /// Something fails with this error.
  case error(any Error)
  /// The work is cancelled.
  case cancellation
  /// A component dies and loses what it had in memory.
  case crash
}

extension Fault {
  /// Makes what a decision stands for; runs code of the scenario's author.
  init(_ fault: InjectedFault, of kind: FaultPoint.Kind) {
    self =
      switch fault.kind {
      case .delay: .delay(.nanoseconds(max(0, fault.delayNanoseconds ?? 0)))
      case .error: kind.makeError.map { .error($0()) } ?? .crash
      case .cancellation: .cancellation
      case .crash: .crash
      }
  }
}
