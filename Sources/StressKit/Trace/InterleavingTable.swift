/// An interleaving as a table: a column per task, a row per series of steps of one task in one
/// place.
///
/// A row shows where the task resumes and its effects on other tasks. A line between rows shows
/// that virtual time moves. Long effects are folded. If the columns would be too wide, every row names its task
/// instead.
package struct InterleavingTable: Sendable {
  /// A line of the table: a row, or a remark between rows.
  private enum Line {
    case row(TableRow)
    case remark(String)
  }

  /// The widest that a table gets where no terminal says otherwise, in characters.
  package static let standardWidth = 120
  /// The smallest width of a table; a narrower terminal breaks its lines.
  static let leastTotal = 60
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

  /// The lines of the table at its standard width.
  package var lines: [String] { lines(within: Self.standardWidth) }

  /// The lines of the table, without line ends; the last ones explain its marks, if there are any.
  ///
  /// - Parameter width: The widest that a row gets, in characters; at least 60 are taken. Remarks between rows and the
  ///   legends are not folded.
  /// - Returns: The lines.
  /// - Complexity: O(steps × columns).
  package func lines(within width: Int) -> [String] {
    let limit = max(width, Self.leastTotal)
    let rows = TableRow.rows(of: trace, columns)
    let stepWidth = max(4, "\(trace.stepCount)".count)
    let layout = layout(of: rows, within: limit - stepWidth - 1)
    var lines = Self.lines("step", " ", layout.heading, layout.widths, stepWidth)
    for line in cut(folded(rows)) {
      switch line {
      case .remark(let text): lines.append(text)
      case .row(let row):
        if let time = row.time {
          let mark = row.isOvertaken ? " beside ready tasks" : ""
          lines.append("… time goes on to \(VirtualTime.text(of: time))\(mark) …")
        }
        let mark = row.isFailure ? "!" : row.isPreemption ? "*" : " "
        lines += Self.lines("\(row.step)", mark, layout.cells(row), layout.widths, stepWidth)
      }
    }
    return lines + legends(rows)
  }

  private func layout(of rows: [TableRow], within limit: Int) -> TableLayout {
    var layout = TableLayout(rows, columns: columns)
    layout.foldEffects(to: limit)
    if layout.width > limit {
      layout.narrowFunctions()
      layout.foldEffects(to: limit)
    }
    if layout.width > limit {
      layout = TableLayout(listing: rows)
      layout.foldEffects(to: limit)
      layout.narrow(to: limit)
    }
    return layout
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

  /// A row; the last cell may take several lines.
  private static func lines(
    _ step: String,
    _ mark: String,
    _ cells: [String],
    _ widths: [Int],
    _ stepWidth: Int
  ) -> [String] {
    var text = String(repeating: " ", count: max(0, stepWidth - step.count)) + step + mark
    for (cell, width) in zip(cells, widths).dropLast() {
      let padding = String(repeating: " ", count: max(0, width - cell.count))
      text += " " + cut(cell, to: width) + padding + " "
    }
    guard let last = cells.last, let width = widths.last else { return [text.withoutEndingSpaces] }
    let margin = String(repeating: " ", count: text.count)
    return fold(last, to: width).enumerated().map { number, part in
      ((number == 0 ? text : margin) + " " + part).withoutEndingSpaces
    }
  }

  /// Breaks a cell into lines between its words; at least one line.
  private static func fold(_ cell: String, to width: Int) -> [String] {
    var lines = [""]
    for word in cell.split(separator: " ", omittingEmptySubsequences: false) {
      let line = lines[lines.count - 1]
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if longer.count <= width || line.isEmpty {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { cut($0, to: width) }
  }

  /// Omits the middle of a long cell, because names of tasks often differ at the end.
  private static func cut(_ cell: String, to width: Int) -> String {
    guard cell.count > width else { return cell }
    let tail = (width - 1) / 2
    return "\(cell.prefix(max(0, width - 1 - tail)))…\(cell.suffix(tail))"
  }
}

extension String {
  fileprivate var withoutEndingSpaces: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
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
