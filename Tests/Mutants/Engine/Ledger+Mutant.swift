extension Ledger {
  /// Applies events and all their consequences to the state, and makes their records; a mutant of
  /// an event makes a mistake.
  func bring(
    _ events: [M.Event],
    into records: inout [Record<M.Event>],
    numberedFrom first: Int,
    _ consequences: (M.Event, M.State) -> [M.Event]
  ) {
    guard let mutant = EngineMutant.current, mutant.field == nil else {
      return bringCorrectly(events, into: &records, numberedFrom: first, consequences)
    }
    switch mutant.kind {
    case .drop: replace(mutant, by: { _ in [] }, events, &records, first, consequences)
    case .double: replace(mutant, by: { [$0, $0] }, events, &records, first, consequences)
    case .late: postpone(mutant, events, &records, first, consequences)
    default: swap(mutant, events, &records, first, consequences)
    }
  }

  private func isMeant(_ event: M.Event, _ mutant: EngineMutant) -> Bool {
    (event as? EngineModel.Event)?.name == mutant.event
  }

  /// Replaces the mutant's event, both as a decision and as a consequence.
  private func replace(
    _ mutant: EngineMutant,
    by replacement: (M.Event) -> [M.Event],
    _ events: [M.Event],
    _ records: inout [Record<M.Event>],
    _ first: Int,
    _ consequences: (M.Event, M.State) -> [M.Event]
  ) {
    func edited(_ events: [M.Event]) -> [M.Event] {
      events.flatMap { event in
        guard isMeant(event, mutant) else { return [event] }
        MutantLog.noteApplied()
        return replacement(event)
      }
    }
    bringCorrectly(edited(events), into: &records, numberedFrom: first) {
      edited(consequences($0, $1))
    }
  }

  /// Removes the mutant's event, and adds the removed events of the transaction before.
  private func postpone(
    _ mutant: EngineMutant,
    _ events: [M.Event],
    _ records: inout [Record<M.Event>],
    _ first: Int,
    _ consequences: (M.Event, M.State) -> [M.Event]
  ) {
    guard !events.isEmpty else { return }
    let overdue = postponed
    postponed = []
    var removed: [M.Event] = []
    replace(
      mutant,
      by: { event in
        removed.append(event)
        return []
      },
      events,
      &records,
      first,
      consequences
    )
    bringCorrectly(overdue, into: &records, numberedFrom: first, consequences)
    postponed = removed
  }

  /// Swaps the mutant's event with its neighbor in the whole transaction, consequences included.
  private func swap(
    _ mutant: EngineMutant,
    _ events: [M.Event],
    _ records: inout [Record<M.Event>],
    _ first: Int,
    _ consequences: (M.Event, M.State) -> [M.Event]
  ) {
    let (before, count) = (state, records.count)
    bringCorrectly(events, into: &records, numberedFrom: first, consequences)
    var order = records[count...].map(\.event)
    guard order.count > 1, order.contains(where: { isMeant($0, mutant) }) else { return }
    var place = 0
    while place < order.count {
      guard isMeant(order[place], mutant) else {
        place += 1
        continue
      }
      order.swapAt(place, place + 1 < order.count ? place + 1 : place - 1)
      // The event itself is now in the next place.
      place += 2
    }
    MutantLog.noteApplied()
    state = before
    records.removeSubrange(count...)
    bringCorrectly(order, into: &records, numberedFrom: first) { _, _ in [] }
  }
}
