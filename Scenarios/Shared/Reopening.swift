import WorkflowEngine

/// What a crash has left, compared with what was there before.
struct Reopening: Sendable {
  /// What was known before.
  let crash: Crash
  /// What was read back.
  let records: [EngineRecord]
  /// The state that it was brought into.
  let state: EngineModel.State

  /// How many events were appended before the crash, and are gone.
  var lost: Int { crash.last - records.count }

  /// How many events are there although nobody was told so.
  var unacknowledged: Int { records.count - crash.acknowledged }

  /// What is wrong with it, of all that must be right.
  var findings: [String] {
    var findings: [String] = []
    if records.count < crash.acknowledged {
      findings.append("\(records.count) events are left, and \(crash.acknowledged) acknowledged")
    }
    if records != Array(crash.appended.joined().prefix(records.count)) {
      findings.append("what is left is not what was there first")
    }
    var (whole, position) = ([0], 0)
    for transaction in crash.appended {
      position += transaction.count
      whole.append(position)
    }
    if !whole.contains(records.count) {
      findings.append("the last of \(records.count) events ends no transaction")
    }
    var replayed = EngineModel.State()
    for record in records { EngineModel.evolve(&replayed, record.event) }
    if replayed != state { findings.append("the state is not what the events lead to") }
    return findings
  }
}
