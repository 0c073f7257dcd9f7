extension AuditTrail {
  /// A run, according to the records.
  struct Run {
    var status: RunStatus = .created
  }
}
