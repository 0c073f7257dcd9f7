/// A field of the engine's state, or of each row of a list in the state.
protocol StateField: Sendable {
  /// The type and the name of the property, such as `BoardTask.status`.
  var name: String { get }

  /// The mistakes that are possible with the field.
  var kinds: [EngineMutant.Kind] { get }

  /// Whether the field of any row differs.
  func differs(_ before: EngineModel.State, _ after: EngineModel.State) -> Bool

  /// Applies an event, with a mistake in the field.
  func evolve(
    _ state: inout EngineModel.State,
    _ event: EngineModel.Event,
    as mutant: EngineMutant
  )
}

/// The path from a value to one of its properties.
typealias FieldPath<Root, Value> = any WritableKeyPath<Root, Value> & Sendable
