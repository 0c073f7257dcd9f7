extension StateFields {
  /// The fields of `Board`.
  static let board: [any StateField] = [
    RowList(name: "Board.runs", rows: \.board.runs),
    RowList(name: "Board.tasks", rows: \.board.tasks),
    TypedField.single("Board.artifacts", \.board.artifacts),
    TypedField.single("Board.lastToken", \.board.lastToken),
    TypedField.single("Board.activeCount", \.board.activeCount),
    TypedField.single("Board.leases", \.board.leases),
    TypedField.single("Board.locks", \.board.locks),
    TypedField.single("Board.parked", \.board.parked),
    TypedField.single("Board.keys", \.board.keys),
  ]

  /// The fields of `BoardRun`.
  static let runs: [any StateField] = [
    run("id", \.id), run("status", \.status), run("tasks", \.tasks), run("ready", \.ready),
    run("waiting", \.waiting), run("retaining", \.retaining),
    run("backwardLinks", \.backwardLinks), run("attemptCount", \.attemptCount),
    run("statusCounts", \.statusCounts), run("standingCounts", \.standingCounts),
    run("rerunning", \.rerunning),
  ]

  private static func run<Value: Equatable & Sendable>(
    _ name: String,
    _ path: FieldPath<BoardRun, Value>
  ) -> TypedField<Value> {
    .row("BoardRun.\(name)", \.board.runs, path, blank: blankRun[keyPath: path])
  }
}
