/// Names the tasks and threads of an iteration that has hung.
struct StuckReport {
  /// The number of tasks, and of threads, that are named; the others are counted.
  private static let named = 10
  /// The number of functions that are named per stack.
  private static let namedFunctions = 8

  /// One line per blocked thread, then one line per waiting task.
  let lines: [String]

  /// Names the tasks and threads of an iteration in which nothing can run.
  ///
  /// - Parameters:
  ///   - executor: The iteration's executor.
  ///   - load: The running and waiting jobs.
  init(_ executor: ParallelExecutor, _ load: ParallelLoad) {
    let stacks = load.own.map { (name: $0.name, stack: CapturedStack(of: $0.thread)) }
    let running = Set(stacks.compactMap(\.stack?.task))
    // The async frames of a running task are not up to date, so they must not be read.
    let isKnown = stacks.allSatisfy { $0.stack != nil }
    let (tasks, total) = executor.liveTasks(
      limit: Self.named + load.own.count,
      framesOf: { isKnown && !running.contains($0) }
    )
    var lines = stacks.prefix(Self.named).map { name, stack in
      guard let stack else { return "thread '\(name)' is blocked and did not tell its stack" }
      let task = tasks.first { $0.address == stack.task }.map { " in task '\($0.name)'" } ?? ""
      return "thread '\(name)' is blocked\(task)\(Self.calls(stack.frames))"
    }
    if stacks.count > Self.named {
      lines.append("\(stacks.count - Self.named) more threads are blocked")
    }
    let waiting = tasks.filter { !running.contains($0.address) }.prefix(Self.named)
    lines += waiting.map { task in
      let what = task.awaitsContinuation ? " for a continuation" : ""
      return "task '\(task.name)' waits\(what)" + Self.place(task.frames)
    }
    let more = total - waiting.count - tasks.count { running.contains($0.address) }
    if more > 0 { lines.append("\(counted(more, "more task")) not listed") }
    self.lines = lines
  }

  /// The innermost function of the program in which a task continues.
  private static func place(_ frames: [UInt]) -> String {
    guard let place = Symbolizer.innermostPlaces(of: [frames])[0] else { return "" }
    return " in " + text(of: place)
  }

  /// The functions of the program on a stack, after the library function that the innermost one
  /// called.
  private static func calls(_ frames: [UInt]) -> String {
    let places = Symbolizer.places(on: frames)
    let first = places.firstIndex { !$0.isSystem } ?? places.count
    var names = places[..<first].suffix(1).map { StableText.of($0.function) }
    for place in places[first...] where !place.isSystem {
      let text = text(of: place)
      if names.last != text { names.append(text) }
    }
    guard !names.isEmpty else { return "" }
    return " in " + names.prefix(namedFunctions).joined(separator: ", called from ")
  }

  private static func text(of place: Symbolizer.Place) -> String {
    StableText.of(place.function) + (place.location.map { " (\($0))" } ?? "")
  }
}
