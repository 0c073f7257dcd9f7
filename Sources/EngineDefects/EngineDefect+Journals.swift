import WorkflowEngine

/// Defects of what makes transactions durable: they show when an engine stops and is opened again.
extension EngineDefect {
  /// Callers are answered, and their transactions are lost with the power.
  package static let ackBeforeDurable = EngineDefect(
    "ack-before-durable",
    "A transaction is acknowledged before its batch is durable",
    kernel: "BK-M12",
    caughtBy: []
  ) {
    let make = $0.makeJournal
    $0.makeJournal = { AckBeforeDurable(try make()) }
  }

  /// What is read back after a crash ends in the middle of a transaction.
  package static let journalWithoutTransaction = EngineDefect(
    "journal-without-transaction",
    "The events of a transaction are written one by one",
    kernel: "BK-M12",
    caughtBy: []
  ) {
    let make = $0.makeJournal
    $0.makeJournal = { AppendInParts(try make()) }
  }

  static let journals: [EngineDefect] = [ackBeforeDurable, journalWithoutTransaction]
}
