import WorkflowEngine

// The reason of a refusal in each kind of reply; `nil` if the operation was accepted.

extension OperatorReply {
  var reason: RefusalReason? { if case .refused(let reason) = self { reason } else { nil } }
}

extension CallbackReply {
  var reason: RefusalReason? { if case .refused(let reason) = self { reason } else { nil } }
}

extension HeartbeatReply {
  var reason: RefusalReason? { if case .refused(let reason) = self { reason } else { nil } }

  /// The same reply without the request to stop.
  var callback: CallbackReply { reason.map(CallbackReply.refused) ?? .accepted }
}

extension RunControlReply {
  var reason: RefusalReason? { if case .refused(let reason) = self { reason } else { nil } }
}

extension DispatchReply {
  var reason: RefusalReason? { if case .refused(let reason) = self { reason } else { nil } }
}

extension PublishReply {
  var reason: RefusalReason? { if case .refused(let reason) = self { reason } else { nil } }
}

extension RerunReply {
  var reason: RefusalReason? {
    switch self {
    case .accepted: nil
    case .conflict(let reason), .invalid(let reason): reason
    }
  }
}

extension DecisionReply {
  var reason: RefusalReason? {
    switch self {
    case .decided: nil
    case .conflict: .alreadyDecided
    case .refused(let reason): reason
    }
  }
}
