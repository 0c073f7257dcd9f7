import WorkflowEngine

/// The content of a store after a crash, compared with the content before it.
struct Reopening: Sendable {
  /// The known facts before the crash.
  let crash: Crash
  /// The recovered records.
  let records: [EngineRecord]
  /// The recovered state.
  let state: EngineModel.State
  /// The time of the opened engine, in nanoseconds.
  let time: Int

  /// The number of appended events that were lost.
  var lost: Int { crash.last - records.count }

  /// The number of events that survived although they were not acknowledged.
  var unacknowledged: Int { records.count - crash.acknowledged }

  /// The violations of the recovery's guarantees.
  var findings: [String] {
    var findings: [String] = []
    if records.count < crash.acknowledged {
      findings.append("\(records.count) events left, but \(crash.acknowledged) were acknowledged")
    }
    if records != Array(crash.appended.joined().prefix(records.count)) {
      findings.append("the recovered events are not a prefix of the appended ones")
    }
    if let last = records.last, time < last.time {
      findings.append("the engine's time is \(time), after a record of \(last.time)")
    }
    var (whole, position) = ([0], 0)
    for transaction in crash.appended {
      position += transaction.count
      whole.append(position)
    }
    if !whole.contains(records.count) {
      findings.append("the last of \(records.count) events does not end a transaction")
    }
    var replayed = EngineModel.State()
    for record in records { EngineModel.evolve(&replayed, record.event) }
    if replayed != state { findings.append("the recovered state differs from the replayed events") }
    return findings
  }
}
