import WorkflowEngine

/// Defects planted on the journal; those of its database are ``StorageDefect``s.
extension EngineDefect {
  static let journal: [EngineDefect] = [
    EngineDefect(
      "ack-before-durable",
      "A caller is answered before its transaction is durable.",
      kernel: "BK-M12",
      caughtBy: []
    ) { configuration in
      configuration.makeJournal = { [make = configuration.makeJournal] in
        AcknowledgedEarly(try make())
      }
    }
  ]
}
