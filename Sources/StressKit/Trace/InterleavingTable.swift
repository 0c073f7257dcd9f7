/// An interleaving for a reader: a column per task, a row per stretch of one task in one place.
package struct InterleavingTable: Sendable {
  /// One row: steps of one task that go on in the same place.
  private struct Row {
    var step: Int
    var column: Int
    var actor: String
    var function: String
    var location: String
    var isPreemption: Bool

    /// Whether a reader sees no difference, apart from the step.
    func looks(like other: Row) -> Bool {
      column == other.column && actor == other.actor && function == other.function
        && location == other.location && isPreemption == other.isPreemption
    }
  }

  /// What is shown: rows, and remarks between them.
  private enum Line {
    case row(Row)
    case remark(String)
  }

  /// The widest a column gets, in characters.
  private static let columnLimit = 48
  /// Lines that are shown of a long interleaving, half from its start and half from its end.
  package static let rowLimit = 400
  /// Repetitions of a group from which on they are counted.
  private static let fewestRepetitions = 3
  /// Says what the mark at a step means.
  package static let legend =
    "* a preemption: another task runs although the one before could have gone on"

  private let trace: Trace
  private let preemptions: Set<Int>
  /// Tasks that have a step, in the order of their numbers; -1 for work that belongs to none.
  private let columns: [Int]

  /// Makes the table of a trace.
  /// - Parameter trace: An iteration's body.
  package init(_ trace: Trace) {
    self.trace = trace
    preemptions = Set(trace.preemptions)
    columns = Set(trace.steps.map { $0.task ?? -1 }).sorted()
  }

  /// The lines of the table, without line ends; the last says what its marks mean, if there are any.
  ///
  /// - Complexity: O(steps × columns).
  package var lines: [String] {
    let rows = self.rows
    let names = columns.map { $0 < 0 ? "(runtime)" : trace.name($0) }
    let functions = rows.contains { !$0.function.isEmpty } ? ["goes on in"] : []
    let places = rows.contains { !$0.location.isEmpty } ? ["at"] : []
    let heading = names + functions + places
    func cells(_ row: Row) -> [String] {
      columns.indices.map { $0 == row.column ? row.actor : "" }
        + (functions.isEmpty ? [] : [row.function]) + (places.isEmpty ? [] : [row.location])
    }
    var widths = heading.map(\.count)
    for row in rows {
      for (column, cell) in cells(row).enumerated() {
        widths[column] = max(widths[column], cell.count)
      }
    }
    widths = widths.map { min($0, Self.columnLimit) }
    let stepWidth = max(4, "\(trace.stepCount)".count)
    var lines = [Self.line("step", " ", heading, widths, stepWidth)]
    for line in cut(folded(rows)) {
      switch line {
      case .remark(let text): lines.append(text)
      case .row(let row):
        let mark = row.isPreemption ? "*" : " "
        lines.append(Self.line("\(row.step + 1)", mark, cells(row), widths, stepWidth))
      }
    }
    if rows.contains(where: \.isPreemption) { lines += ["", Self.legend] }
    return lines
  }

  private var rows: [Row] {
    var rows: [Row] = []
    for (position, step) in trace.steps.enumerated() {
      guard let column = columns.firstIndex(of: step.task ?? -1) else { continue }
      let row = Row(
        step: trace.number(ofStepAt: position) - 1,
        column: column,
        actor: step.actor.map { trace.actors[$0] } ?? Self.text(ofKind: step.kind),
        function: step.function.map(Self.shortened) ?? "",
        location: step.location ?? "",
        isPreemption: preemptions.contains(position)
      )
      if let last = rows.last, !row.isPreemption {
        var first = last
        first.isPreemption = false
        if row.looks(like: first) { continue }
      }
      rows.append(row)
    }
    return rows
  }

  private static func text(ofKind kind: String) -> String {
    kind == "hop" ? "goes on" : kind
  }

  /// A function without the closures in it: the line tells them apart.
  ///
  /// - Parameter function: As in a trace, such as `closure #1 in Race.run(_:_:)`.
  /// - Returns: Its name.
  static func shortened(_ function: String) -> String {
    guard function.contains("closure #"), let range = function.range(ofLast: " in ") else {
      return function
    }
    return String(function[range.upperBound...])
  }

  /// Counts the repetitions of a group of rows instead of showing them.
  private func folded(_ rows: [Row]) -> [Line] {
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
      let shown = cell.count <= width ? cell : "\(cell.prefix(max(0, width - 1)))…"
      text += " " + shown + String(repeating: " ", count: width - shown.count) + " "
    }
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension String {
  /// Where a text stands for the last time.
  fileprivate func range(ofLast text: String) -> Range<Index>? {
    ranges(of: text).last
  }
}
