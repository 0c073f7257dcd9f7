import WorkflowEngine

/// An emitter that takes what it is handed, at once.
struct PlainEmitter: Emitter {
  /// Who uses it, one call after the other.
  let drainer: String
  /// Where it notes what it takes.
  let emissions: Notes<Emission>

  func emit(_ entries: [OutboxEntry]) async {
    emissions.add(Emission(drainer: drainer, entries: entries))
  }

  func flush() async {}
}
