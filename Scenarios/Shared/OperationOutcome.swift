import WorkflowEngine

/// The result of an operation.
enum OperationOutcome: Sendable, Hashable {
  case done
  case refused(RefusalReason)
  case misuse(BoardError)
  /// The engine crashed before it answered.
  case interrupted

  /// The outcome of an operation whose last call has an answer.
  init(_ answer: EngineAnswer) {
    self =
      switch answer {
      case .refused(let reason), .invalid(let reason): .refused(reason)
      case .conflict: .refused(.alreadyDecided)
      case .misuse(let error): .misuse(error)
      default: .done
      }
  }
}
