/// The list of rows itself, apart from the fields of its rows.
struct RowList<Row: Sendable>: StateField {
  let name: String
  let rows: FieldPath<EngineModel.State, [Row]>

  let kinds: [EngineMutant.Kind] = [.lost, .doubled]
  let isSameForBoardEvents = false

  func differs(_ before: EngineModel.State, _ after: EngineModel.State) -> Bool {
    before[keyPath: rows].count != after[keyPath: rows].count
  }

  func evolve(
    _ state: inout EngineModel.State,
    _ event: EngineModel.Event,
    as mutant: EngineMutant
  ) {
    let before = state[keyPath: rows].count
    EngineModel.evolveCorrectly(&state, event)
    let added = state[keyPath: rows][before...]
    guard event.name == mutant.event, !added.isEmpty else { return }
    if mutant.kind == .lost {
      state[keyPath: rows].removeSubrange(before...)
    } else {
      state[keyPath: rows] += added
    }
    MutantLog.noteApplied()
  }
}
