import WorkflowEngine

/// Defects planted on the journal. They show only when an engine is opened again. For defects of
/// the database see ``StorageDefect``.
extension EngineDefect {
  /// Callers get replies, but a power loss drops their transactions.
  package static let ackBeforeDurable = EngineDefect(
    "ack-before-durable",
    "A caller gets its reply before its transaction is durable",
    kernel: "BK-M12",
    caughtBy: []
  ) { configuration in
    configuration.makeJournal = { [make = configuration.makeJournal] in
      AcknowledgedEarly(try make())
    }
  }

  /// After a crash the journal ends in the middle of a transaction.
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
