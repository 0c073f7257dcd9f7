/// Explains a failure to a reader who does not know race-stress.
package struct Explanation: Sendable {
  private let file: FailureFile
  private let path: String?
  private let invocation: Invocation
  private let tableWidth: Int

  /// Explains a failure.
  ///
  /// - Parameters:
  ///   - file: The failure. Its schedule and its trace must match.
  ///   - path: The path of its file, or nil if it was not recorded.
  ///   - invocation: The start of the commands to show.
  ///   - tableWidth: The widest that the table gets, in characters.
  package init(
    _ file: FailureFile,
    path: String? = nil,
    invocation: Invocation = .standard,
    tableWidth: Int = InterleavingTable.standardWidth
  ) {
    self.file = file
    self.path = path
    self.invocation = invocation
    self.tableWidth = tableWidth
  }

  /// The lines of the text, without line ends.
  ///
  /// - Complexity: O(steps × columns).
  package var lines: [String] {
    failure + [""] + Self.guide + [""] + table
      + part("Preemptions", preemptions) + part("The last step of each task", ends)
      + part("Run it again", commands)
  }

  /// The table in its width, or as it was recorded if the recorded trace has lost its middle.
  private var table: [String] {
    let table = InterleavingTable(file.trace)
    return table.lines == file.table ? table.lines(within: tableWidth) : file.table
  }

  private static let guide = [
    "What happened, step by step. A column is a task; a row is what one task did in one place.",
    "A cell names the actor that the task ran on, or says how the task went on.",
  ]

  private var failure: [String] {
    let subject = file.invariant.map { "invariant \($0)" } ?? "a \(file.name)"
    var lines = ["\(file.plan.scenario): \(subject)"]
    if file.description != file.expected { lines.append("  must be   \(file.description)") }
    lines.append("  expected  \(file.expected)")
    lines += Self.list("  found     ", file.actual)
    if let defect = file.plan.defect { lines.append("  with the planted defect '\(defect)'") }
    if let minimization = file.minimization { lines.append("  minimized \(minimization.text)") }
    return lines
  }

  /// Lists tasks that have not ended, one per line.
  private static func list(_ label: String, _ text: String) -> [String] {
    let indent = String(repeating: " ", count: label.count)
    guard let start = text.ranges(of: " left: ").last else { return [label + text] }
    let tasks = text[start.upperBound...].split(separator: ", '", omittingEmptySubsequences: false)
    return [label + text[..<start.upperBound].dropLast()]
      + tasks.enumerated().map { number, task in "\(indent)  \(number == 0 ? "" : "'")\(task)" }
  }

  private func part(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", "\(title):"] + lines.map { "  \($0)" }
  }

  /// The maximum number of listed preemptions; more are counted.
  private static let listedPreemptions = 10

  private var preemptions: [String] {
    let steps = file.trace.steps
    guard !steps.isEmpty else { return [] }
    let positions = file.trace.preemptions
    guard !positions.isEmpty else {
      return ["No preemption is needed: the failure depends only on which task runs first."]
    }
    var lines = positions.prefix(Self.listedPreemptions).flatMap { position -> [String] in
      guard let stopped = steps[..<position].last(where: { $0.task != nil }) else { return [] }
      let next = steps[position...].firstIndex { $0.task == stopped.task }
      let name = self.name(stopped)
      var lines = [
        "step \(number(position)): \(name) could go on, but \(self.name(steps[position])) runs"
      ]
      if let next {
        lines.append(
          "  \(name) goes on at step \(number(next)), \(place(steps[next])): "
            + "what it read before may have changed"
        )
      }
      return lines
    }
    if positions.count > Self.listedPreemptions {
      lines.append("and \(positions.count - Self.listedPreemptions) more")
    }
    return lines
  }

  /// The last step of each task of the program.
  private var ends: [String] {
    var last: [Int: Int] = [:]
    for (position, step) in file.trace.steps.enumerated() {
      if let task = step.task, step.wakes == nil { last[task] = position }
    }
    let names = last.keys.sorted().map { (name: "'\(file.trace.name($0))'", task: $0) }
    let width = names.map(\.name.count).max() ?? 0
    return names.compactMap { name, task in
      guard let position = last[task] else { return nil }
      let space = String(repeating: " ", count: width - name.count)
      return "\(name)\(space)  step \(number(position)), \(place(file.trace.steps[position]))"
    }
  }

  private var commands: [String] {
    var lines: [String] = []
    if let path { lines.append("\(invocation.typed) replay \(path.shellWord)") }
    lines.append("\(invocation.typed(file.replay))  # not minimized")
    return lines
  }

  private func number(_ position: Int) -> Int { file.trace.number(ofStepAt: position) }

  /// The name of a step's task, or of the sleep that the step ends.
  private func name(_ step: Trace.Step) -> String {
    if let sleeper = step.wakes { return "the timer of '\(file.trace.name(sleeper))'" }
    return "'\(step.task.map(file.trace.name) ?? "–")'"
  }

  /// The place where a step resumes: actor, function and line, if known.
  private func place(_ step: Trace.Step) -> String {
    var text = step.actor.map { "on \(file.trace.actors[$0])" } ?? "on no actor"
    if let function = step.function { text += " in \(InterleavingTable.shortened(function))" }
    if let location = step.location { text += " (\(location))" }
    return text
  }
}
