import WorkflowEngine

/// An emitter that records what it accepts, and that can fail after half of the entries.
struct HalfwayEmitter: Emitter {
  /// The emitter accepted only half of the entries.
  struct NoSpace: Error {}

  let drainer: String
  let emissions: Notes<Emission>
  let fails: Bool

  func emit(_ entries: [OutboxEntry]) async throws {
    let accepted = fails ? Array(entries.prefix(entries.count / 2)) : entries
    emissions.add(Emission(drainer: drainer, entries: accepted))
    if fails { throw NoSpace() }
  }

  func flush() async {}
}
