import WorkflowEngine

/// An emitter that accepts all entries at once.
struct PlainEmitter: Emitter {
  /// The drainer that uses it.
  let drainer: String
  /// Where it records the accepted entries.
  let emissions: Notes<Emission>

  func emit(_ entries: [OutboxEntry]) async {
    emissions.add(Emission(drainer: drainer, entries: entries))
  }

  func flush() async {}
}
