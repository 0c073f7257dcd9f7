/// The cells of a table's rows and their widths.
struct TableLayout {
  /// The maximum width of a column that is not folded, in characters.
  private static let columnLimit = 48
  /// The maximum width of the column of functions if the table would be too wide.
  private static let narrowLimit = 32
  /// Characters to which a column is cut before the effects are.
  private static let leastWidth = 20
  /// The smallest width to which effects are folded.
  private static let leastEffects = 28

  let heading: [String]
  private(set) var widths: [Int]
  /// The width of the longest effects.
  private let effectsWidth: Int
  let cells: (TableRow) -> [String]

  /// A column per task.
  init(_ rows: [TableRow], columns: TableColumns) {
    self.init(rows, columns.names) { row in
      columns.names.indices.map { column in
        guard column == row.column else { return "" }
        return columns.isShared(column) ? row.task : row.cell
      }
    }
  }

  /// One column that names the task.
  init(listing rows: [TableRow]) {
    self.init(rows, ["task", ""]) { [$0.task, $0.cell] }
  }

  private init(
    _ rows: [TableRow],
    _ heading: [String],
    _ cells: @escaping (TableRow) -> [String]
  ) {
    let further: [(String, (TableRow) -> String)] = [
      (Self.functions, \.function), ("at", \.location), (Self.effects, \.effects),
    ].filter { column in rows.contains { !column.1($0).isEmpty } }
    self.heading = heading + further.map(\.0)
    self.cells = { row in cells(row) + further.map { $0.1(row) } }
    var widths = self.heading.map(\.count)
    for row in rows {
      for (column, cell) in self.cells(row).enumerated() {
        widths[column] = max(widths[column], cell.count)
      }
    }
    effectsWidth = widths.last ?? 0
    self.widths = zip(widths, self.heading).map { width, name in
      name == Self.effects ? width : min(width, Self.columnLimit)
    }
  }

  /// Folds the effects into the room that the other columns leave.
  ///
  /// - Parameter limit: The width of a line, without the step.
  mutating func foldEffects(to limit: Int) {
    guard heading.last == Self.effects, let present = widths.last else { return }
    let room = limit - (width - present)
    widths[widths.count - 1] = min(effectsWidth, max(Self.leastEffects, room))
  }

  /// Limits the width of the column of functions.
  mutating func narrowFunctions() {
    guard let column = heading.lastIndex(of: Self.functions) else { return }
    widths[column] = min(widths[column], Self.narrowLimit)
  }

  /// Cuts the widest columns until a line fits, and the effects last.
  mutating func narrow(to limit: Int) {
    while width > limit {
      let others = widths.indices.filter {
        heading[$0] != Self.effects && widths[$0] > Self.leastWidth
      }
      let columns = others.isEmpty ? Array(widths.indices) : others
      guard let widest = columns.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
    }
  }

  private static let functions = "goes on in"
  private static let effects = "effects"

  /// The width of a line, without the step.
  var width: Int { widths.reduce(-1) { $0 + $1 + 2 } }
}
