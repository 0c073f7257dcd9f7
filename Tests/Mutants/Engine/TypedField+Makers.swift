extension TypedField {
  /// A field of each row of a list.
  ///
  /// - Parameters:
  ///   - name: The type of the rows and the name of the property.
  ///   - rows: The list.
  ///   - path: The property.
  ///   - blank: The value of a row before the row is created.
  /// - Returns: The field.
  static func row<Row>(
    _ name: String,
    _ rows: FieldPath<EngineModel.State, [Row]>,
    _ path: FieldPath<Row, Value>,
    blank: Value?
  ) -> Self {
    Self(
      name: name,
      kinds: [.lost, .late, .stale, .neighbor] + (doubling == nil ? [] : [.doubled]),
      values: { $0[keyPath: rows].map { $0[keyPath: path] } },
      set: { $0[keyPath: rows][$1][keyPath: path] = $2 },
      blank: blank,
      doubled: doubling ?? { $1 }
    )
  }

  /// A field of which the state has only one.
  ///
  /// - Parameters:
  ///   - name: The type and the name of the property.
  ///   - path: The property.
  /// - Returns: The field.
  static func single(
    _ name: String,
    _ path: FieldPath<EngineModel.State, Value>
  ) -> Self {
    Self(
      name: name,
      kinds: [.lost, .late, .stale] + (doubling == nil ? [] : [.doubled]),
      values: { [$0[keyPath: path]] },
      set: { state, _, value in state[keyPath: path] = value },
      blank: nil,
      doubled: doubling ?? { $1 }
    )
  }

  /// Applies a change twice; `nil` if values of this type are not numbers.
  private static var doubling: (@Sendable (Value, Value) -> Value)? {
    guard let type = Value.self as? any Doubling.Type else { return nil }
    return { old, new in twice(type, old, new) }
  }

  private static func twice<Number: Doubling>(
    _ type: Number.Type,
    _ old: Value,
    _ new: Value
  ) -> Value {
    guard let old = old as? Number, let new = new as? Number,
      let result = Number.twice(from: old, to: new) as? Value
    else { fatalError("\(Value.self) is not \(type).") }
    return result
  }
}
