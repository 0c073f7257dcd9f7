/// A field of the engine's state, or of each row of a list in the state.
protocol StateField: Sendable {
  /// The type and the name of the property, such as `BoardTask.status`.
  var name: String { get }

  /// The mistakes that are possible with the field.
  var kinds: [EngineMutant.Kind] { get }

  /// Whether every event of the board updates the field in the same way, in the same line of code.
  ///
  /// Then these updates are one update, by `boardEvent`.
  var isSameForBoardEvents: Bool { get }

  /// Whether the field of any row differs.
  func differs(_ before: EngineModel.State, _ after: EngineModel.State) -> Bool

  /// Applies an event, with a mistake in the field.
  func evolve(
    _ state: inout EngineModel.State,
    _ event: EngineModel.Event,
    as mutant: EngineMutant
  )
}

extension StateField {
  /// The name of the event in the text of a mutant of this field.
  func name(of event: EngineModel.Event) -> String {
    if isSameForBoardEvents, case .board = event { "boardEvent" } else { event.name }
  }
}

/// The path from a value to one of its properties.
typealias FieldPath<Root, Value> = any WritableKeyPath<Root, Value> & Sendable
