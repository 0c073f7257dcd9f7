import WorkflowEngine

/// Defects planted on the journal: they show when an engine stops and is opened again. Those
/// of its database are ``StorageDefect``s.
extension EngineDefect {
  /// Callers are answered, and their transactions are lost with the power.
  package static let ackBeforeDurable = EngineDefect(
    "ack-before-durable",
    "A caller is answered before its transaction is durable",
    kernel: "BK-M12",
    caughtBy: []
  ) { configuration in
    configuration.makeJournal = { [make = configuration.makeJournal] in
      AcknowledgedEarly(try make())
    }
  }

  /// What is read back after a crash ends in the middle of a transaction.
  package static let journalWithoutTransaction = EngineDefect(
    "journal-without-transaction",
    "The events of a transaction are written one by one",
    kernel: "BK-M12",
    caughtBy: []
  ) { configuration in
    configuration.makeJournal = { [make = configuration.makeJournal] in
      AppendedInParts(try make())
    }
  }

  static let journal: [EngineDefect] = [ackBeforeDurable, journalWithoutTransaction]
}
