/// A fault that the scenario's own code performs, in code that cannot `await` or throw.
public enum Fault: Sendable {
  /// A delay of this length.
  case delay(Duration)
  /// A failure with this error.
  case error(any Error)
  /// A cancellation of the task.
  case cancellation
  /// The death of a component, with the loss of its memory.
  case crash
}

extension Fault {
  /// Converts a decision to a fault; it runs the author's closure that makes the error.
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
