extension StateFields {
  /// The fields of `Outbox`; the number of lanes never changes.
  static let outbox: [any StateField] = [
    RowList(name: "Outbox.lanes", rows: \.outbox.lanes),
    TypedField.single("Outbox.lastToken", \.outbox.lastToken),
    TypedField.single("Outbox.nextLane", \.outbox.nextLane),
    sameForBoardEvents(TypedField.single("Outbox.sequence", \.outbox.sequence)),
  ]

  /// The fields of `Outbox.Lane`.
  static let lanes: [any StateField] = [
    lane("committedCount", \.committedCount), lane("deliveredCount", \.deliveredCount),
    lane("deliveredThrough", \.deliveredThrough), lane("last", \.last), lane("lease", \.lease),
  ]

  private static func lane<Value: Equatable & Sendable>(
    _ name: String,
    _ path: FieldPath<Outbox.Lane, Value>
  ) -> TypedField<Value> {
    sameForBoardEvents(.row("Lane.\(name)", \.outbox.lanes, path, blank: nil))
  }

  /// Every event of the board is committed to the outbox in the same way.
  private static func sameForBoardEvents<Value>(_ field: TypedField<Value>) -> TypedField<Value> {
    var field = field
    field.isSameForBoardEvents = true
    return field
  }
}
