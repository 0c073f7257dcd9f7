import WorkflowEngine

extension HeartbeatReply {
  /// Why the heartbeat was refused, if so.
  var reason: RefusalReason? {
    if case .refused(let reason) = self { reason } else { nil }
  }
}

extension OperatorReply {
  /// Why the operation was refused, if so.
  var reason: RefusalReason? {
    if case .refused(let reason) = self { reason } else { nil }
  }
}

extension CallbackReply {
  /// Why the report was refused, if so.
  var reason: RefusalReason? {
    if case .refused(let reason) = self { reason } else { nil }
  }
}

extension RunControlReply {
  /// Why the operation was refused, if so.
  var reason: RefusalReason? {
    if case .refused(let reason) = self { reason } else { nil }
  }
}
