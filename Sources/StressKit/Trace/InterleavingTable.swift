/// An interleaving for a reader: a column per task, a row per run of one task.
package struct InterleavingTable: Sendable {
  private struct Row {
    var column: Int
    var firstStep: Int
    var places: [String]
  }

  /// The widest a column gets, in characters.
  private static let columnLimit = 48
  /// Rows that are shown of a long interleaving, half from its start and half from its end.
  package static let rowLimit = 400

  private let trace: Trace

  /// Makes the table of a trace.
  /// - Parameter trace: An iteration's body.
  package init(_ trace: Trace) {
    self.trace = trace
  }

  /// The lines of the table, without line ends.
  ///
  /// - Complexity: O(steps × columns).
  package var lines: [String] {
    let columns = columnTasks
    let rows = self.rows(columns)
    let widths = columns.indices.map { column in
      let cells = rows.filter { $0.column == column }.flatMap(\.places)
      let longest = (cells + [name(columns[column])]).map(\.count).max() ?? 0
      return min(longest, Self.columnLimit)
    }
    let stepWidth = max(4, "\(trace.steps.count)".count)
    var lines = [line("step", columns.map(name), widths, stepWidth)]
    for (position, row) in rows.enumerated() {
      if rows.count > Self.rowLimit {
        let half = Self.rowLimit / 2
        if position == half { lines.append("… \(rows.count - Self.rowLimit) rows left out …") }
        if position >= half && position < rows.count - half { continue }
      }
      for (number, place) in row.places.enumerated() {
        var cells = columns.map { _ in "" }
        cells[row.column] = place
        lines.append(line(number == 0 ? "\(row.firstStep + 1)" : "", cells, widths, stepWidth))
      }
    }
    return lines
  }

  /// Tasks that have a step, in the order of their numbers; -1 for work that belongs to none.
  private var columnTasks: [Int] {
    var used = Set<Int>()
    for step in trace.steps { used.insert(step.task ?? -1) }
    return used.sorted()
  }

  private func name(_ task: Int) -> String {
    task < 0 ? "(runtime)" : trace.name(task)
  }

  private func rows(_ columns: [Int]) -> [Row] {
    var rows: [Row] = []
    var position: [Int: Int] = [:]
    for (column, task) in columns.enumerated() { position[task] = column }
    for (number, step) in trace.steps.enumerated() {
      guard let column = position[step.task ?? -1] else { continue }
      if rows.last?.column != column {
        rows.append(Row(column: column, firstStep: number, places: []))
      }
      let place = text(of: step)
      if rows[rows.count - 1].places.last != place { rows[rows.count - 1].places.append(place) }
    }
    return rows
  }

  private func text(of step: Trace.Step) -> String {
    let place = step.location ?? step.function ?? step.kind
    let text = step.actor.map { "\(trace.actors[$0]) \(place)" } ?? place
    return text.count <= Self.columnLimit ? text : "\(text.prefix(Self.columnLimit - 1))…"
  }

  private func line(
    _ step: String,
    _ cells: [String],
    _ widths: [Int],
    _ stepWidth: Int
  ) -> String {
    var text = String(repeating: " ", count: max(0, stepWidth - step.count)) + step
    for (cell, width) in zip(cells, widths) {
      let shown = cell.count <= width ? cell : "\(cell.prefix(max(0, width - 1)))…"
      text += "  " + shown + String(repeating: " ", count: width - shown.count)
    }
    while text.last == " " { text.removeLast() }
    return text
  }
}
