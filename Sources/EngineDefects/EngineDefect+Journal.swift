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

  /// A caller learns of a refusal whose reason a crash undoes.
  package static let refusedBeforeDurable = EngineDefect(
    "refused-before-durable",
    "A refusal does not wait until the transactions it rests on are durable",
    kernel: "BK-M12",
    caughtBy: []
  ) { $0.discipline = RefusedEarly() }

  /// A search does not find a comment, because the index stops after the first text of an event.
  package static let searchOfFirstWord = EngineDefect(
    "search-of-first-word",
    "The search index has only the first word of an event's text",
    caughtBy: []
  ) { configuration in
    configuration.makeJournal = { [make = configuration.makeJournal] in
      var storage = JournalStorage()
      storage.searchText = { event in
        event.searchText?.split(separator: " ").first.map(String.init)
      }
      return try PlantedStorage.$current.withValue(storage) { try make() }
    }
  }

  static let journal: [EngineDefect] = [
    ackBeforeDurable, journalWithoutTransaction, refusedBeforeDurable, searchOfFirstWord,
  ]
}
