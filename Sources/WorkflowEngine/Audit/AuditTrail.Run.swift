extension AuditTrail {
  /// A run, as the records tell it.
  struct Run {
    var status: RunStatus = .created
  }
}
