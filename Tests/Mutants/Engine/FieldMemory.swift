/// The memory of a mutant: earlier and pending values of its field.
///
/// It is part of the state, so that every copy of the state continues with its own. All memories
/// are equal, so states are compared without it.
struct FieldMemory: Sendable, Equatable {
  /// The values, of a type that only the field knows.
  var values: (any Sendable)?

  static func == (lhs: Self, rhs: Self) -> Bool { true }
}
