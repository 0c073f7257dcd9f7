/// A table in GitHub's Markdown, with aligned columns, so that it is also readable as text.
package struct MarkdownTable {
  /// The alignment of a column.
  package enum Side: Sendable {
    case left
    case right
  }

  /// The maximum width of a column in characters; longer cells are not aligned.
  private static let widest = 60

  private let sides: [Side]
  private var rows: [[String]]

  /// Starts a table.
  /// - Parameter columns: The titles and alignments; numbers are right-aligned.
  package init(_ columns: KeyValuePairs<String, Side>) {
    self.init(columns.map { ($0.key, $0.value) })
  }

  /// Starts a table with computed columns.
  /// - Parameter columns: The titles and alignments; numbers are right-aligned.
  init(_ columns: [(title: String, side: Side)]) {
    sides = columns.map(\.side)
    rows = [columns.map(\.title)]
  }

  /// Adds a row.
  /// - Parameter cells: One escaped cell per column.
  package mutating func add(_ cells: [String]) {
    precondition(cells.count == sides.count, "a row has a cell for each column")
    rows.append(cells)
  }

  /// Whether the table has no rows.
  var isEmpty: Bool { rows.count == 1 }

  /// The table, ending with a newline.
  ///
  /// - Complexity: O(length of the text).
  package var text: String {
    let widths = sides.indices.map { column in
      // One cell with a long text must not make every row long.
      min(Self.widest, rows.map { $0[column].count }.max() ?? 0)
    }
    var lines = rows.map { row in
      "| "
        + zip(row.indices, row).map { padded($1, widths[$0], sides[$0]) }.joined(separator: " | ")
        + " |"
    }
    let rule = zip(widths, sides).map { width, side in
      let dashes = String(repeating: "-", count: max(width, 3) - 1)
      return side == .left ? ":" + dashes : dashes + ":"
    }
    lines.insert("| " + rule.joined(separator: " | ") + " |", at: 1)
    return lines.joined(separator: "\n") + "\n"
  }

  private func padded(_ cell: String, _ width: Int, _ side: Side) -> String {
    let space = String(repeating: " ", count: max(0, max(width, 3) - cell.count))
    return side == .left ? cell + space : space + cell
  }
}
