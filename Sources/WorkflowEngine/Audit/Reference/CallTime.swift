/// The time of a call, and the leases that the engine gives then.
package struct CallTime: Sendable, Hashable {
  /// The engine's time in nanoseconds.
  let now: Int

  /// The duration of a lease in nanoseconds; `nil` without leases.
  let lease: Int?

  /// The present time of an engine.
  package init(of engine: WorkflowEngine) { self.init(now: engine.now(), lease: engine.lease) }

  init(now: Int = 0, lease: Int? = nil) {
    self.now = now
    self.lease = lease
  }

  /// When a lease that is given now ends.
  var leaseEnd: Int? { lease.map { now + $0 } }
}
