extension EngineModel {
  /// Applies an event to its slice; a mutant of a field makes a mistake.
  ///
  /// Replays and recoveries make the same mistake, as they would with a mistake in the source.
  ///
  /// - Parameters:
  ///   - state: The state to change.
  ///   - event: The event.
  public static func evolve(_ state: inout State, _ event: Event) {
    if let mutant = EngineMutant.current {
      guard mutant.field != nil else { return evolveCorrectly(&state, event) }
      StateFields.mutated.evolve(&state, event, as: mutant)
    } else if let log = MutantLog.current {
      let before = state
      evolveCorrectly(&state, event)
      StateFields.discover(event, from: before, to: state, log)
    } else {
      evolveCorrectly(&state, event)
    }
  }
}
