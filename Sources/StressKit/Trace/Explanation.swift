/// A failure in words, for a reader who has never seen the tool.
package struct Explanation: Sendable {
  private let file: FailureFile
  private let path: String?
  private let invocation: Invocation

  /// Explains a failure.
  ///
  /// - Parameters:
  ///   - file: Its parts fit each other.
  ///   - path: Where it was read from, or nil when it was not recorded.
  ///   - invocation: Starts the commands that are shown.
  package init(_ file: FailureFile, path: String? = nil, invocation: Invocation = .standard) {
    self.file = file
    self.path = path
    self.invocation = invocation
  }

  /// The lines of the text, without line ends.
  ///
  /// - Complexity: O(steps × columns).
  package var lines: [String] {
    whatFailed + ["", "What happened, one task at a time, from top to bottom:", ""] + file.table
      + part("Where it turns", preemptions) + part("Where every task ends", ends)
      + part("Make it happen again", commands)
  }

  private var whatFailed: [String] {
    let subject = file.invariant.map { "invariant \($0)" } ?? "a \(file.name)"
    var lines = ["\(file.plan.scenario): \(subject)"]
    if file.description != file.expected { lines.append("  must be   \(file.description)") }
    lines.append("  expected  \(file.expected)")
    lines += Self.list("  found     ", file.actual)
    if let defect = file.plan.defect { lines.append("  with the planted defect '\(defect)'") }
    if let minimization = file.minimization { lines.append("  minimized \(minimization.text)") }
    return lines
  }

  /// What was found, with every task that is left on a line of its own.
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

  /// The most preemptions that are told; more are counted.
  private static let toldPreemptions = 10

  private var preemptions: [String] {
    let steps = file.trace.steps
    guard !steps.isEmpty else { return [] }
    let positions = file.trace.preemptions
    guard !positions.isEmpty else {
      return ["no task is stopped where it could go on: the order in which they run is enough"]
    }
    var lines = positions.prefix(Self.toldPreemptions).flatMap { position -> [String] in
      let stopped = steps[..<position].last { $0.task != nil }?.task
      let next = steps[position...].firstIndex { $0.task == stopped }
      let name = stopped.map(file.trace.name) ?? "–"
      var lines = [
        "step \(number(position)): '\(name)' is stopped, and "
          + "'\(steps[position].task.map(file.trace.name) ?? "–")' runs"
      ]
      if let next {
        lines.append(
          "  '\(name)' goes on at step \(number(next)), \(place(steps[next])): "
            + "what it knew before may no longer be so"
        )
      }
      return lines
    }
    if positions.count > Self.toldPreemptions {
      lines.append("and \(positions.count - Self.toldPreemptions) more")
    }
    return lines
  }

  /// Of each task, the last step.
  private var ends: [String] {
    var last: [Int: Int] = [:]
    for (position, step) in file.trace.steps.enumerated() {
      if let task = step.task { last[task] = position }
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

  /// Where a step goes on: actor, function and line, as far as they are known.
  private func place(_ step: Trace.Step) -> String {
    var text = step.actor.map { "on \(file.trace.actors[$0])" } ?? "on no actor"
    if let function = step.function { text += " in \(InterleavingTable.shortened(function))" }
    if let location = step.location { text += " (\(location))" }
    return text
  }
}
