/// An interleaving as a table: a column per task, a row per series of steps of one task in one
/// place.
///
/// A row shows where the task resumes and its effects on other tasks. A line between rows shows
/// that virtual time moves. If the columns would be too wide, every row names its task instead.
package struct InterleavingTable: Sendable {
  /// A line of the table: a row, or a remark between rows.
  private enum Line {
    case row(TableRow)
    case remark(String)
  }

  /// The maximum width of a column, in characters.
  private static let columnLimit = 48
  /// The maximum width of the column of functions if the table would be too wide.
  private static let narrowLimit = 32
  /// Characters to which a column is cut before the effects are.
  private static let leastWidth = 20
  /// The widest that a table with a column per task gets, in characters.
  static let widthLimit = 120
  /// The maximum number of lines of a long interleaving, half from its start and half from its end.
  package static let rowLimit = 400
  /// The smallest number of repetitions of a group that is shown as a count.
  private static let fewestRepetitions = 3
  /// The meaning of the mark `*` at a step.
  package static let legend =
    "* a preemption: another task runs although the one before could have gone on"

  private let trace: Trace
  private let columns: TableColumns

  /// Makes the table of a trace.
  /// - Parameter trace: The trace of an iteration's body.
  package init(_ trace: Trace) {
    self.trace = trace
    columns = TableColumns(trace)
  }

  /// The lines of the table, without line ends; the last ones explain its marks, if there are any.
  ///
  /// - Complexity: O(steps × columns).
  package var lines: [String] {
    let rows = TableRow.rows(of: trace, columns)
    var layout = Layout(rows, columns: columns)
    if layout.width > Self.widthLimit { layout.narrowFunctions() }
    if layout.width > Self.widthLimit {
      layout = Layout(listing: rows)
      layout.narrow(to: Self.widthLimit)
    }
    let stepWidth = max(4, "\(trace.stepCount)".count)
    var lines = [Self.line("step", " ", layout.heading, layout.widths, stepWidth)]
    for line in cut(folded(rows)) {
      switch line {
      case .remark(let text): lines.append(text)
      case .row(let row):
        if let time = row.time {
          let mark = row.isOvertaken ? " beside ready tasks" : ""
          lines.append("… time goes on to \(VirtualTime.text(of: time))\(mark) …")
        }
        let mark = row.isFailure ? "!" : row.isPreemption ? "*" : " "
        lines.append(
          Self.line("\(row.step)", mark, layout.cells(row), layout.widths, stepWidth)
        )
      }
    }
    return lines + legends(rows)
  }

  private func legends(_ rows: [TableRow]) -> [String] {
    var lines: [String] = []
    if rows.contains(where: \.isPreemption) { lines.append(Self.legend) }
    if let ending = trace.ending, rows.contains(where: \.isFailure) {
      lines.append("! \(ending.kind.legend)")
    }
    if trace.ending?.kind == .livelock {
      lines.append("The iteration was ended here: it has reached the step limit.")
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  /// The name of a function without its closures, which the line distinguishes.
  ///
  /// - Parameter function: The name in a trace, such as `closure #1 in Race.run(_:_:)`.
  /// - Returns: The name of the function.
  static func shortened(_ function: String) -> String {
    var name = Substring(function)
    if name.contains("closure #"), let range = name.ranges(of: " in ").last {
      name = name[range.upperBound...]
    }
    for prefix in ["variable initialization expression of ", "static "]
    where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
    }
    return String(name)
  }

  /// Replaces the repetitions of a group of rows with their number.
  private func folded(_ rows: [TableRow]) -> [Line] {
    var lines: [Line] = []
    var position = 0
    while position < rows.count {
      let group = Repetitions.group(
        at: position,
        of: rows.count,
        fewest: Self.fewestRepetitions
      ) { rows[$0].looks(like: rows[$1]) }
      guard let group else {
        lines.append(.row(rows[position]))
        position += 1
        continue
      }
      lines += rows[position..<position + group.length].map(Line.row)
      let what = group.length == 1 ? "this row" : "these \(group.length) rows"
      lines.append(.remark("… \(what) \(group.times - 1) more times …"))
      position += group.length * group.times
    }
    return lines
  }

  private func cut(_ lines: [Line]) -> [Line] {
    guard lines.count > Self.rowLimit else { return lines }
    let half = Self.rowLimit / 2
    let remark = "… \(lines.count - Self.rowLimit) rows left out …"
    return lines.prefix(half) + [.remark(remark)] + lines.suffix(half)
  }

  private static func line(
    _ step: String,
    _ mark: String,
    _ cells: [String],
    _ widths: [Int],
    _ stepWidth: Int
  ) -> String {
    var text = String(repeating: " ", count: max(0, stepWidth - step.count)) + step + mark
    for (cell, width) in zip(cells, widths) {
      let padding = String(repeating: " ", count: max(0, width - cell.count))
      text += " " + cut(cell, to: width) + padding + " "
    }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Omits the middle of a long cell, because names of tasks often differ at the end.
  private static func cut(_ cell: String, to width: Int) -> String {
    guard cell.count > width else { return cell }
    let tail = (width - 1) / 2
    return "\(cell.prefix(max(0, width - 1 - tail)))…\(cell.suffix(tail))"
  }

  /// The cells of a row and their widths.
  private struct Layout {
    let heading: [String]
    private(set) var widths: [Int]
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
      self.widths = widths.map { min($0, InterleavingTable.columnLimit) }
    }

    /// Limits the width of the column of functions.
    mutating func narrowFunctions() {
      guard let column = heading.lastIndex(of: Self.functions) else { return }
      widths[column] = min(widths[column], InterleavingTable.narrowLimit)
    }

    /// Cuts the widest columns until a line fits, and the effects last.
    mutating func narrow(to limit: Int) {
      while width > limit {
        let others = widths.indices.filter {
          heading[$0] != Self.effects && widths[$0] > InterleavingTable.leastWidth
        }
        let columns = others.isEmpty ? Array(widths.indices) : others
        guard let widest = columns.max(by: { widths[$0] < widths[$1] }) else { return }
        widths[widest] -= 1
      }
    }

    private static let functions = "goes on in"
    private static let effects = "effects"

    /// The width of a line, including the step.
    var width: Int { widths.reduce(5) { $0 + $1 + 2 } }
  }
}

extension FailureKind {
  /// The meaning of the mark `!` in a table.
  fileprivate var legend: String {
    switch self {
    case .deadlock: "the last step of a task that waits forever"
    case .livelock: "the last step before the step limit of a task that has not ended"
    case .leak: "the last step of a task that has not ended when the body has returned"
    case .threw: "the last step of the body, which threw an error"
    case .crashed: "the step that crashed"
    case .hung: "the step that never ended"
    case .dataRace: "the last step of a task whose access races"
    }
  }
}
