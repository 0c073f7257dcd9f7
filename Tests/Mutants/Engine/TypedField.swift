/// A field with values of one type.
struct TypedField<Value: Equatable & Sendable>: StateField {
  private struct Memory: Sendable {
    /// For each row the value before its last update.
    var previous: [Int: Value] = [:]

    /// The updates that take effect at the next event.
    var pending: [(row: Int, value: Value)] = []
  }

  let name: String
  let kinds: [EngineMutant.Kind]
  var isSameForBoardEvents = false

  /// The values of all rows; a field that is not in a row has one.
  let values: @Sendable (EngineModel.State) -> [Value]

  /// Changes the value of a row.
  let set: @Sendable (inout EngineModel.State, Int, Value) -> Void

  /// The value of a row before the row is created.
  let blank: Value?

  /// The value after a change was applied twice, given the old and the new value.
  let doubled: @Sendable (Value, Value) -> Value

  func differs(_ before: EngineModel.State, _ after: EngineModel.State) -> Bool {
    let (before, after) = (values(before), values(after))
    return after.indices.contains { row in
      let old = row < before.count ? before[row] : blank
      return old.map { $0 != after[row] } ?? false
    }
  }

  func evolve(
    _ state: inout EngineModel.State,
    _ event: EngineModel.Event,
    as mutant: EngineMutant
  ) {
    var memory = state.memory.values as? Memory ?? Memory()
    for (row, value) in memory.pending { set(&state, row, value) }
    memory.pending = []
    let before = values(state)
    EngineModel.evolveCorrectly(&state, event)
    let after = values(state)
    for (row, new) in after.enumerated() {
      guard let old = row < before.count ? before[row] : blank, old != new else { continue }
      if name(of: event) == mutant.event {
        mistake(mutant.kind, row, of: after.count, old, new, &state, &memory)
      }
      memory.previous[row] = old
    }
    state.memory.values = memory
  }

  /// Replaces one update by a wrong one.
  private func mistake(
    _ kind: EngineMutant.Kind,
    _ row: Int,
    of count: Int,
    _ old: Value,
    _ new: Value,
    _ state: inout EngineModel.State,
    _ memory: inout Memory
  ) {
    switch kind {
    case .lost: set(&state, row, old)
    case .late:
      set(&state, row, old)
      memory.pending.append((row, new))
    case .stale:
      guard let earlier = memory.previous[row], earlier != new else { return }
      set(&state, row, earlier)
    case .neighbor:
      guard count > 1 else { return }
      set(&state, row, old)
      set(&state, (row + 1) % count, new)
    case .doubled: set(&state, row, doubled(old, new))
    case .drop, .double, .swap: fatalError("\(kind) is a mistake with an event, not with a field.")
    }
    MutantLog.noteApplied()
  }
}
